using System.Runtime.CompilerServices;

namespace NewsFunctions.Topics;

/// <summary>Forms by a 64-bit hash of their keys, and by how many words the longest has that begins with a word.</summary>
internal sealed class FormTable(int capacity)
{
    private readonly List<Topic> topics = new(capacity);
    private readonly Dictionary<ulong, List<Topic>> others = [];
    private Slot[] slots = Slots(PowerOfTwo(2 * capacity));
    private int used;

    /// <summary>How many keys have a form.</summary>
    public int Count { get; private set; }

    // Sixteen bytes, so that four are in a line of the processor's cache.
    private struct Slot
    {
        public ulong Hash;

        /// <summary>Index of the topic, from one; zero where only the first word of longer keys stands here.</summary>
        public int Topic;
        public byte Strength;

        /// <summary>The most words of a key that begins with this one.</summary>
        public byte Words;

        /// <summary>Whether a weak form may mean other topics, too.</summary>
        public bool HasOthers;
    }

    /// <returns>The topic that has the key already, where it keeps it. A stronger form takes the place of a weaker one; weak ones of several topics stand together.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Topic? Add(ReadOnlySpan<char> key, Topic topic, FormStrength strength)
    {
        ref Slot slot = ref SlotOf(Hash(key));
        if (slot.Topic > 0)
        {
            Topic first = topics[slot.Topic - 1];
            if (strength == FormStrength.Weak && slot.Strength == (byte)FormStrength.Weak)
            {
                AddOther(ref slot, first, topic);
                return null;
            }

            if (slot.Strength <= (byte)strength)
            {
                return first;
            }
        }

        // The forms of a topic come one after the other.
        if (topics.Count == 0 || !ReferenceEquals(topics[^1], topic))
        {
            topics.Add(topic);
        }

        Count += slot.Topic == 0 ? 1 : 0;
        (slot.Topic, slot.Strength, slot.HasOthers) = (topics.Count, (byte)strength, false);
        int words = 1;
        int end = key.IndexOfAny(TextTokens.Joints);
        for (int at = end; at >= 0; at = key[(at + 1)..].IndexOfAny(TextTokens.Joints) is >= 0 and int more ? at + 1 + more : -1)
        {
            words++;
        }

        ref Slot start = ref end < 0 ? ref slot : ref SlotOf(Hash(key[..end]));
        start.Words = (byte)Math.Min(byte.MaxValue, Math.Max(start.Words, words));
        return null;
    }

    private void AddOther(ref Slot slot, Topic first, Topic topic)
    {
        if (!slot.HasOthers)
        {
            others[slot.Hash] = [];
            slot.HasOthers = true;
        }

        if (!ReferenceEquals(first, topic) && !others[slot.Hash].Contains(topic))
        {
            others[slot.Hash].Add(topic);
        }
    }

    /// <summary>The form with a key, or none.</summary>
    public TopicForm? Of(ReadOnlySpan<char> key) => Form(in Find(Hash(key)));

    /// <summary>The longest form that starts at a word.</summary>
    /// <param name="last">Its last word.</param>
    public TopicForm? Longest(TextTokens text, Spelling spelling, int first, int end, out int last)
    {
        for (last = Math.Min(first + Find(Hash(FirstPart(text.Spelled(spelling, first, first)))).Words, end) - 1; last >= first; last--)
        {
            if (Of(text.Spelled(spelling, first, last)) is { } form)
            {
                return form;
            }
        }

        last = first;
        return null;
    }

    private TopicForm? Form(in Slot slot)
    {
        if (slot.Topic == 0)
        {
            return null;
        }

        TopicForm? other = null;
        if (slot.HasOthers)
        {
            foreach (Topic topic in others[slot.Hash].AsEnumerable().Reverse())
            {
                other = new TopicForm(topic, FormStrength.Weak) { Else = other };
            }
        }

        return new TopicForm(topics[slot.Topic - 1], (FormStrength)slot.Strength) { Else = other };
    }

    // A word may hold an ampersand itself, as R&D does; keys are cut there.
    private static ReadOnlySpan<char> FirstPart(ReadOnlySpan<char> word) => word.IndexOf('&') is var at && at > 0 ? word[..at] : word;

    // FNV-1a over UTF-16 units (Fowler, Noll, Vo), its bits mixed once more since the lowest ones choose the slot. Compiled at once: a cold start spends its time here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Hash(ReadOnlySpan<char> key)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in key)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        hash ^= hash >> 32;
        return hash == 0 ? 1 : hash;
    }

    // A fresh page that is read before it is written is mapped twice: docs/adr/0006 has what that took.
    private static Slot[] Slots(int count)
    {
        Slot[] made = GC.AllocateUninitializedArray<Slot>(count);
        Array.Clear(made);
        return made;
    }

    private static int PowerOfTwo(int least) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(least, 16));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ref Slot Find(ulong hash)
    {
        int at = (int)hash & (slots.Length - 1);
        while (slots[at].Hash != hash && slots[at].Hash != 0)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ref Slot SlotOf(ulong hash)
    {
        ref Slot slot = ref Find(hash);
        if (slot.Hash == hash)
        {
            return ref slot;
        }

        if (used >= slots.Length * 3 / 4)
        {
            Slot[] old = slots;
            slots = Slots(2 * old.Length);
            foreach (Slot moved in old)
            {
                if (moved.Hash != 0)
                {
                    Find(moved.Hash) = moved;
                }
            }

            slot = ref Find(hash);
        }

        used++;
        slot.Hash = hash;
        return ref slot;
    }
}
