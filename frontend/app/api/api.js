/** Starts the page on which to try the API. */

const { SwaggerUIBundle } = /** @type {any} */ (window);

SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: '/api?f=json',
  validatorUrl: null,
  persistAuthorization: false,
  tryItOutEnabled: true,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
});
