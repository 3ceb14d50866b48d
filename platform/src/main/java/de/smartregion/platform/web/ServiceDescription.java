package de.smartregion.platform.web;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.security.EndpointTable;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import java.util.List;

/**
 * What a service's description says beyond its controllers: its name, and of every operation which
 * problems it answers and who may call it.
 *
 * @param about what the service is for, one sentence
 * @param everybody who may come at all, as the table names them
 */
public record ServiceDescription(
        String title, String about, EndpointTable table, List<String> everybody)
        implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class); // no parameter
    }

    public ServiceDescription {
        everybody = List.copyOf(everybody);
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(
                        new Info()
                                .title(title)
                                .version("1")
                                .description(about)
                                .license(
                                        new License()
                                                .name("EUPL-1.2")
                                                .url(
                                                        "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12")))
                .servers(List.of(new Server().url("/")));
        componentsOf(api)
                .addSchemas(PROBLEM, problem())
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        complete(method, path, operation)));
    }

    private static Components componentsOf(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        return api.getComponents();
    }

    private void complete(HttpMethod method, String path, Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457).")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(
                                                                        new Schema<Object>()
                                                                                .$ref(
                                                                                        "#/components/schemas/"
                                                                                                + PROBLEM)))));
        var callers = table.callers(method.name(), path, everybody);
        operation.addExtension("x-roles", callers);
        if (!callers.contains(EndpointTable.ANONYMOUS)) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty(
                        "type",
                        new StringSchema().description("urn:smartregion:problem:…, a stable name."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty(
                        "traceId", new StringSchema().description("With 5xx, and nothing else."))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(
                                        new ObjectSchema()
                                                .addProperty("field", new StringSchema())
                                                .addProperty("message", new StringSchema()))
                                .description("With 400: every field that is wrong."))
                .addProperty(
                        "missing",
                        new ArraySchema()
                                .items(new StringSchema())
                                .description(
                                        "With a refusal of what is incomplete: what is missing."));
    }
}
