package de.smartregion.consulting;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** What the description says about every operation: problems, and who may call it. */
@Configuration(proxyBeanMethods = false)
class ConsultingDescription {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class); // no parameter
    }

    @Bean
    OpenApiCustomizer description() {
        return api -> {
            api.info(
                            new Info()
                                    .title("consulting-service")
                                    .version("1")
                                    .description(
                                            "Advice for municipalities: who comes, when, and what came of it.")
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
        };
    }

    private static Components componentsOf(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        return api.getComponents();
    }

    private static void complete(HttpMethod method, String path, Operation operation) {
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
        var callers =
                ConsultingEndpoints.TABLE.callers(method.name(), path, ConsultingEndpoints.CALLERS);
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
                                .description("With some refusals: what is missing."));
    }
}
