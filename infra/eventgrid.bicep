// Second step, after the code is deployed: sends each new article to the blob trigger.
//
// It cannot be part of main.bicep. The webhook address holds the system key `blobs_extension`, which the host
// creates when it first starts with the deployed functions, and Event Grid calls the address for a handshake
// while it creates the subscription. Neither the key nor the answer exists while the infrastructure is provisioned.
//
// After `azd up`, in a POSIX shell at the root of the repository:
//
//   eval "$(azd env get-values | sed 's/^/export /')"
//   az deployment group create \
//     --resource-group "$AZURE_RESOURCE_GROUP" \
//     --template-file infra/eventgrid.bicep \
//     --parameters \
//       functionAppName="$SERVICE_API_NAME" \
//       systemTopicName="$AZURE_EVENTGRID_TOPIC_NAME" \
//       blobsExtensionKey="$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" \
//         --name "$SERVICE_API_NAME" --query systemKeys.blobs_extension --output tsv)"
//
// When the key comes back empty or the handshake fails, the host is still asleep: call any HTTP function, then
// repeat. Repeat it too after the key is renewed or the function renamed.

@description('Name of the function app that holds the blob trigger.')
param functionAppName string

@description('Name of the system topic of the storage account.')
param systemTopicName string

@description('Name in the [Function] attribute of the blob trigger. A wrong one makes every delivery fail.')
param functionName string = 'IngestFileAsync'

@description('System key blobs_extension of the function app.')
@secure()
@minLength(1)
param blobsExtensionKey string

@description('Container whose new blobs are delivered.')
param containerName string = 'articles'

resource functionApp 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource systemTopic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: systemTopicName
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: systemTopic
  name: '${containerName}-created'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${functionApp.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${uriComponent(blobsExtensionKey)}'
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      // The closing slash keeps out containers whose names merely begin the same.
      subjectBeginsWith: '/blobServices/default/containers/${containerName}/'
    }
  }
}
