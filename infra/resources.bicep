@description('Azure region of every resource.')
param location string

@description('Tags put on every resource.')
param tags {
  *: string
}

@description('Suffix that makes resource names globally unique.')
@minLength(5)
@maxLength(20)
param resourceToken string

@description('Object id of the Entra group whose members may upload articles. Empty grants nobody.')
param editorsGroupId string = ''

@description('Upper limit of instances. Flex Consumption accepts 40 to 1000; it bounds the cost of a burst.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Days for which a deleted or overwritten blob can be brought back.')
@minValue(1)
@maxValue(365)
param blobRetentionDays int = 14

var articlesContainerName = 'articles'
var vocabularyContainerName = 'vocabulary'
var decisionsContainerName = 'decisions'
var deploymentContainerName = 'deployments'

// Built-in roles, by the ids that are the same in every tenant.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// Blob owner: the host leases and writes its own blobs, besides the articles and the deployment package.
// Queue: an Event Grid blob trigger puts each event on an internal queue, and failed ones on a poison queue.
// Table: the articles' index and the host's diagnostic events.
var storageRoles = [
  storageBlobDataOwner
  storageQueueDataContributor
  storageTableDataContributor
]

// User-assigned, so that the roles exist before the app first starts and survive a re-creation of the app.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-api-${resourceToken}'
  location: location
  tags: tags
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'st${resourceToken}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    // No account key can leak when none is accepted: every caller needs an Entra identity and a role.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Editors overwrite and delete by hand, so both mistakes must be reversible.
      isVersioningEnabled: true
      deleteRetentionPolicy: {
        enabled: true
        days: blobRetentionDays
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: blobRetentionDays
      }
    }

    resource articles 'containers' = {
      name: articlesContainerName
      properties: {
        publicAccess: 'None'
      }
    }

    resource vocabulary 'containers' = {
      name: vocabularyContainerName
      properties: {
        publicAccess: 'None'
      }
    }

    resource decisions 'containers' = {
      name: decisionsContainerName
      properties: {
        publicAccess: 'None'
      }
    }

    resource deployments 'containers' = {
      name: deploymentContainerName
      properties: {
        publicAccess: 'None'
      }
    }
  }
}

resource storageRoleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in storageRoles: {
    name: guid(storage.id, identity.id, role)
    scope: storage
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: identity.properties.principalId
      // Without the type, an assignment to an identity created seconds ago may fail to find it.
      principalType: 'ServicePrincipal'
    }
  }
]

// With shared keys off, this is how editors get to upload at all; they see no containers but their own two.
resource editorsRoleAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(editorsGroupId)) {
  name: guid(storage::blobs::articles.id, editorsGroupId, storageBlobDataContributor)
  scope: storage::blobs::articles
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: editorsGroupId
    principalType: 'Group'
  }
}

resource editorsVocabularyRoleAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(editorsGroupId)) {
  name: guid(storage::blobs::vocabulary.id, editorsGroupId, storageBlobDataContributor)
  scope: storage::blobs::vocabulary
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: editorsGroupId
    principalType: 'Group'
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${resourceToken}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${resourceToken}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    IngestionMode: 'LogAnalytics'
    // The connection string alone then admits nobody; it is an address, not a secret.
    DisableLocalAuth: true
  }
}

resource insightsRoleAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${resourceToken}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    // Flex Consumption runs on Linux only, and this is how a plan says Linux.
    reserved: true
  }
}

resource functionApp 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-api-${resourceToken}'
  location: location
  tags: union(tags, {
    'azd-service-name': 'api'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Flex Consumption takes the runtime from here and refuses the FUNCTIONS_WORKER_RUNTIME setting.
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${storage::blobs::deployments.name}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
      }
    }
    siteConfig: {
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: [
        {
          name: 'AzureWebJobsStorage__accountName'
          value: storage.name
        }
        {
          name: 'AzureWebJobsStorage__credential'
          value: 'managedidentity'
        }
        {
          name: 'AzureWebJobsStorage__clientId'
          value: identity.properties.clientId
        }
        // The service addresses win over the account name, which is bound to the public cloud's suffix.
        {
          name: 'AzureWebJobsStorage__blobServiceUri'
          value: storage.properties.primaryEndpoints.blob
        }
        {
          name: 'AzureWebJobsStorage__queueServiceUri'
          value: storage.properties.primaryEndpoints.queue
        }
        {
          name: 'AzureWebJobsStorage__tableServiceUri'
          value: storage.properties.primaryEndpoints.table
        }
        {
          name: 'News__Container'
          value: storage::blobs::articles.name
        }
        {
          name: 'News__VocabularyContainer'
          value: storage::blobs::vocabulary.name
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: insights.properties.ConnectionString
        }
        {
          name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
          value: 'ClientId=${identity.properties.clientId};Authorization=AAD'
        }
        // The default credential of the Azure SDK picks a user-assigned identity only when it is named.
        {
          name: 'AZURE_CLIENT_ID'
          value: identity.properties.clientId
        }
      ]
    }
  }

  // Deployments then need an Entra token; a leaked publish profile is worth nothing.
  resource scmBasicAuth 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  // A host that starts before its roles exist fails its health check until they do.
  dependsOn: [
    storageRoleAssignments
    insightsRoleAssignment
  ]
}

// Azure allows one system topic per source, so the topic belongs to the account, not to a subscription;
// eventgrid.bicep subscribes to it once the code is deployed.
resource systemTopic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${resourceToken}'
  location: location
  tags: tags
  properties: {
    source: storage.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

@description('Name of the function app.')
output functionAppName string = functionApp.name

@description('Base address of the HTTP functions.')
output functionAppEndpoint string = 'https://${functionApp.properties.defaultHostName}'

@description('Name of the storage account.')
output storageAccountName string = storage.name

@description('Name of the Event Grid system topic of the storage account.')
output systemTopicName string = systemTopic.name
