package io.coffer.acceptance.fuzz;

/** A small OpenAPI document to test with. */
final class Documents {

    static final String THINGS = """
            {
              "openapi": "3.0.3",
              "security": [{"token": []}],
              "paths": {
                "/things": {
                  "get": {
                    "operationId": "listThings",
                    "parameters": [{"name": "page_size", "in": "query", "schema": {"type": "integer"}}],
                    "responses": {
                      "200": {"description": "", "content": {"application/json": {"schema": {"type": "object"}}}},
                      "4XX": {"$ref": "#/components/responses/Refused"}
                    }
                  },
                  "post": {
                    "operationId": "createThing",
                    "requestBody": {"content": {"application/json": {
                      "schema": {"$ref": "#/components/schemas/NewThing"},
                      "examples": {"small": {"value": {"size": 1, "client_reference": "a", "owner": "b"}}}
                    }}},
                    "responses": {
                      "201": {"description": "",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                      "400": {"$ref": "#/components/responses/Refused"}
                    }
                  }
                },
                "/things/{id}": {
                  "parameters": [{"name": "id", "in": "path", "required": true,
                    "schema": {"type": "string", "format": "uuid"}, "example": "not-the-fuzzers"}],
                  "get": {
                    "operationId": "getThing",
                    "responses": {
                      "200": {"description": "",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                      "404": {"$ref": "#/components/responses/Refused"}
                    }
                  },
                  "delete": {"operationId": "removeThing", "responses": {"204": {"description": ""}}}
                },
                "/things/{id}/opening": {
                  "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                  "post": {
                    "operationId": "openThing",
                    "security": [],
                    "responses": {"204": {"description": ""}}
                  }
                }
              },
              "components": {
                "responses": {
                  "Refused": {"description": "", "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
                },
                "schemas": {
                  "NewThing": {"type": "object", "required": ["size"], "properties": {
                    "size": {"type": "integer", "minimum": 1, "maximum": 9},
                    "client_reference": {"type": "string"},
                    "owner": {"type": "string"}}},
                  "Thing": {"type": "object", "required": ["thing_id"], "properties": {
                    "thing_id": {"type": "string"},
                    "size": {"type": "integer"},
                    "kind": {"type": "string", "enum": ["ROUND", "SQUARE"]}}},
                  "Problem": {"type": "object", "required": ["type", "status"], "properties": {
                    "type": {"type": "string"},
                    "status": {"type": "integer"},
                    "member": {"type": "string"}}}
                }
              }
            }
            """;

    private Documents() {}
}
