targetScope = 'subscription'

@description('Name of the azd environment. It names the resource group and seeds the suffix of every resource name.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of every resource. It must offer the Flex Consumption plan.')
@minLength(1)
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Object id of the Entra group whose members may upload articles. Empty grants nobody; azd reads it from NEWS_EDITORS_GROUP_ID.')
param editorsGroupId string = ''

var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    // The same environment name in another subscription or region must not collide on the names that are global.
    resourceToken: toLower(uniqueString(subscription().id, environmentName, location))
    editorsGroupId: editorsGroupId
  }
}

@description('Region the environment was deployed to.')
output AZURE_LOCATION string = location

@description('Tenant that issues the tokens this environment accepts.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('Resource group; azd looks for the tagged services in it.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output SERVICE_API_NAME string = resources.outputs.functionAppName

@description('Base address of the HTTP functions.')
output SERVICE_API_ENDPOINT string = resources.outputs.functionAppEndpoint

@description('Storage account that holds the articles and the tables.')
output AZURE_STORAGE_ACCOUNT_NAME string = resources.outputs.storageAccountName

@description('Event Grid system topic that eventgrid.bicep subscribes to.')
output AZURE_EVENTGRID_TOPIC_NAME string = resources.outputs.systemTopicName
