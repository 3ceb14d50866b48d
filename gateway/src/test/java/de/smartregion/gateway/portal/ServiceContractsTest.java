package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the portal asks of the services and reads of their answers is what they have committed:
 * every operation, parameter and field, by name, type and format; what it relies on is always told,
 * where the contract says what is, and what is required it always sends.
 */
class ServiceContractsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> OWNERS =
            Map.of(
                    "/api/events", "events-service",
                    "/api/catalog", "catalog-service",
                    "/api/consulting", "consulting-service",
                    "/api/notifications", "notification-service");

    /** What of a contract may stand for a type. */
    private static final Map<Type, Set<String>> SHAPES =
            Map.ofEntries(
                    Map.entry(String.class, Set.of("string", "string uri", "string email")),
                    Map.entry(Instant.class, Set.of("string date-time")),
                    Map.entry(LocalDate.class, Set.of("string date")),
                    Map.entry(LocalTime.class, Set.of("string time")),
                    Map.entry(int.class, Set.of("integer int32")),
                    Map.entry(Integer.class, Set.of("integer int32")),
                    Map.entry(long.class, Set.of("integer int32", "integer int64")),
                    Map.entry(Long.class, Set.of("integer int32", "integer int64")),
                    Map.entry(double.class, Set.of("number double", "number float", "number")),
                    Map.entry(Double.class, Set.of("number double", "number float", "number")),
                    Map.entry(boolean.class, Set.of("boolean")),
                    Map.entry(Boolean.class, Set.of("boolean")));

    private final List<String> findings = new ArrayList<>();

    static Stream<Class<?>> everyService() {
        var scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                        return !found.getMetadata().hasEnclosingClass();
                    }
                };
        scanner.addIncludeFilter(new AnnotationTypeFilter(HttpExchange.class, false, true));
        return scanner.findCandidateComponents("de.smartregion.gateway.portal").stream()
                .map(found -> requireNonNull(found.getBeanClassName()))
                .map(name -> ClassUtils.resolveClassName(name, null));
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void thePortalKeepsToTheContract(Class<?> service) {
        assertThat(findings(service)).isEmpty();
    }

    /** The mistakes that were made once. */
    @HttpExchange("/api/consulting")
    interface Mistaken {
        record Hours(LocalTime from, int until) {}

        record Own(String weekly, List<Hours> exceptions) {}

        record Loads(List<Load> items) {}

        record Load(String consultant, String name, Instant appointments, String shoeSize) {}

        enum Party {
            OFFICE
        }

        record Case(Party as, String reason, Map<String, String> people) {}

        @GetExchange("/load")
        Loads load(@RequestParam String year);

        @GetExchange("/consultations/{id}")
        Case one(String id);

        @GetExchange("/consultations/{id}/weather")
        Case weather(String id);

        @PutExchange("/consultants/me")
        void write(@RequestBody Own own);
    }

    @Test
    void whatIsNotInTheContractIsNoticed() {
        assertThat(findings(Mistaken.class))
                .contains(
                        "GET /api/consulting/load: query year is not known",
                        "GET /api/consulting/load: items[].appointments is integer int32, no Instant",
                        "GET /api/consulting/load: items[].shoeSize is not known",
                        "GET /api/consulting/consultations/{id}: reason may be missing",
                        "GET /api/consulting/consultations/{id}: people is array, no map",
                        "GET /api/consulting/consultations/{id}/weather is no operation",
                        "PUT /api/consulting/consultants/me: weekly is array, no String",
                        "PUT /api/consulting/consultants/me: header If-Match is required")
                .anyMatch(each -> each.contains("consultations/{id}: as may be PERSON"));
    }

    private List<String> findings(Class<?> service) {
        var base = requireNonNull(exchange(service)).url();
        var contract = contract(requireNonNull(OWNERS.get(base)));
        for (var method : service.getDeclaredMethods()) {
            var exchange = exchange(method);
            if (exchange != null) {
                look(contract, exchange.method(), base + exchange.url(), method);
            }
        }
        return findings;
    }

    private static @Nullable HttpExchange exchange(AnnotatedElement element) {
        return AnnotatedElementUtils.findMergedAnnotation(element, HttpExchange.class);
    }

    private void look(Map<?, ?> contract, String verb, String path, Method method) {
        var where = verb + " " + path;
        var operation = operation(contract, verb, path);
        if (operation == null) {
            findings.add(where + " is no operation");
            return;
        }
        parameters(where + ": ", method, operation);
        for (var parameter : method.getParameters()) {
            var type = parameter.getType();
            if (parameter.isAnnotationPresent(RequestBody.class) && type.isRecord()) {
                var body = json(contract, map(operation.get("requestBody")));
                if (body == null) {
                    findings.add(where + " takes no body");
                } else {
                    new Look(contract, where + ": ", true).compare("", type, body);
                }
            }
        }
        answers(contract, where, method, operation);
    }

    private static @Nullable Map<?, ?> operation(Map<?, ?> contract, String verb, String path) {
        for (var known : map(contract.get("paths")).entrySet()) {
            if (shape(known.getKey().toString()).equals(shape(path))
                    && map(known.getValue()).get(verb.toLowerCase(Locale.ROOT))
                            instanceof Map<?, ?> found) {
                return found;
            }
        }
        return null;
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private void parameters(String where, Method method, Map<?, ?> operation) {
        var known = new TreeMap<String, Boolean>();
        for (var each : list(operation.get("parameters"))) {
            var it = map(each);
            known.put(it.get("in") + " " + it.get("name"), Boolean.TRUE.equals(it.get("required")));
        }
        var always = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            var query = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class);
            var header = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestHeader.class);
            var name =
                    query != null
                            ? "query " + or(query.name(), parameter.getName())
                            : header != null
                                    ? "header " + or(header.name(), parameter.getName())
                                    : null;
            if (name == null || name.equals("header " + HttpHeaders.CONTENT_TYPE)) {
                continue;
            }
            if (!known.containsKey(name)) {
                findings.add(where + name + " is not known");
            }
            if (query != null ? query.required() : requireNonNull(header).required()) {
                always.add(name);
            }
        }
        known.forEach(
                (name, required) -> {
                    if (required && !name.startsWith("path ") && !always.contains(name)) {
                        findings.add(where + name + " is required");
                    }
                });
    }

    private void answers(Map<?, ?> contract, String where, Method method, Map<?, ?> operation) {
        var type = method.getGenericReturnType();
        if (type instanceof ParameterizedType answer
                && answer.getRawType() == ResponseEntity.class) {
            type = answer.getActualTypeArguments()[0];
        }
        if (type == void.class || type == Void.class) {
            return;
        }
        boolean told = false;
        for (var response : map(operation.get("responses")).entrySet()) {
            var body = json(contract, map(response.getValue()));
            if (response.getKey().toString().startsWith("2") && body != null) {
                told = true;
                var look = new Look(contract, where + ": ", false);
                look.compare("", type, body);
                look.read(type, body, true);
                look.read(type, body, false);
            }
        }
        if (!told) {
            findings.add(where + " answers nothing");
        }
    }

    private static @Nullable Map<?, ?> json(Map<?, ?> contract, Map<?, ?> message) {
        return map(map(message.get("content")).get("application/json")).get("schema")
                        instanceof Map<?, ?> schema
                ? resolved(contract, schema)
                : null;
    }

    private static Map<?, ?> resolved(Map<?, ?> contract, @Nullable Object node) {
        var schema = map(node);
        return schema.get("$ref") instanceof String reference
                ? map(
                        map(map(contract.get("components")).get("schemas"))
                                .get(reference.replaceFirst(".*/", "")))
                : schema;
    }

    /** At one message. */
    private final class Look {
        private final Map<?, ?> contract;
        private final String where;
        private final boolean sent;

        Look(Map<?, ?> contract, String where, boolean sent) {
            this.contract = contract;
            this.where = where;
            this.sent = sent;
        }

        void compare(String at, Type type, Object node) {
            var schema = resolved(contract, node);
            if (schema.containsKey("oneOf")) {
                list(schema.get("oneOf")).forEach(each -> compare(at, type, each));
                return;
            }
            var shape =
                    schema.get("format") == null
                            ? String.valueOf(schema.get("type"))
                            : schema.get("type") + " " + schema.get("format");
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                if (shape.equals("array")) {
                    compare(at + "[]", list.getActualTypeArguments()[0], items(schema));
                } else {
                    findings.add(where + at + " is " + shape + ", no list");
                }
            } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                if (schema.get("additionalProperties") instanceof Map<?, ?> value) {
                    compare(at + "{}", map.getActualTypeArguments()[1], value);
                } else {
                    findings.add(where + at + " is " + shape + ", no map");
                }
            } else if (type instanceof Class<?> one && one.isRecord()) {
                components(at.isEmpty() ? "" : at + ".", one, schema);
            } else if (type instanceof Class<?> one && one.isEnum()) {
                constants(at, one, shape, list(schema.get("enum")));
            } else if (!SHAPES.getOrDefault(type, Set.of()).contains(shape)) {
                var name = type instanceof Class<?> one ? one.getSimpleName() : type.toString();
                findings.add(where + at + " is " + shape + ", no " + name);
            }
        }

        private void constants(String at, Class<?> type, String shape, List<?> told) {
            if (!shape.equals("string")) {
                findings.add(where + at + " is " + shape + ", no " + type.getSimpleName());
            } else if (!told.isEmpty()) {
                var ours = new TreeSet<String>();
                for (var constant : type.getEnumConstants()) {
                    ours.add(((Enum<?>) constant).name());
                }
                var theirs = new TreeSet<String>();
                told.forEach(each -> theirs.add(each.toString()));
                var unknown = new TreeSet<>(sent ? ours : theirs);
                unknown.removeAll(sent ? theirs : ours);
                unknown.forEach(each -> findings.add(where + at + " may be " + each));
            }
        }

        private void components(String at, Class<?> type, Map<?, ?> schema) {
            var properties = map(schema.get("properties"));
            var required = list(schema.get("required"));
            var names = new HashSet<String>();
            for (var component : flat(type)) {
                var name = component.getName();
                names.add(name);
                if (!(properties.get(name) instanceof Map<?, ?> property)) {
                    findings.add(where + at + name + " is not known");
                    continue;
                }
                compare(at + name, component.getGenericType(), property);
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                boolean missing =
                        sent
                                ? nullable && required.contains(name)
                                : !nullable
                                        && !required.isEmpty()
                                        && component.getType() != List.class
                                        && !required.contains(name);
                if (missing) {
                    findings.add(where + at + name + " may be missing");
                }
            }
            if (sent) {
                for (var name : required) {
                    if (!names.contains(name.toString())) {
                        findings.add(where + at + name + " is required");
                    }
                }
            }
        }

        /** With everything that may be told, or only with what must be. */
        void read(Type type, Map<?, ?> schema, boolean everything) {
            var told = JSON.writeValueAsString(sample(type, schema, everything));
            try {
                JSON.readValue(told, JSON.constructType(type));
            } catch (JacksonException e) {
                findings.add(where + "cannot read " + told + ": " + e.getOriginalMessage());
            }
        }

        private Object sample(Type type, @Nullable Object node, boolean everything) {
            var schema = resolved(contract, node);
            if (schema.containsKey("oneOf")) {
                return sample(
                        type, requireNonNull(list(schema.get("oneOf")).getFirst()), everything);
            }
            if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                var types = map.getActualTypeArguments();
                return Map.of(
                        types[0] == Instant.class ? "2026-12-24T08:00:00Z" : "24:00",
                        sample(types[1], schema.get("additionalProperties"), everything));
            }
            if (type instanceof ParameterizedType list) {
                return List.of(sample(list.getActualTypeArguments()[0], items(schema), everything));
            }
            if (type instanceof Class<?> one && one.isRecord()) {
                var properties = map(schema.get("properties"));
                var required = list(schema.get("required"));
                var told = new LinkedHashMap<String, Object>();
                for (var component : flat(one)) {
                    var name = component.getName();
                    if (properties.get(name) instanceof Map<?, ?> property
                            && (everything || required.isEmpty() || required.contains(name))) {
                        told.put(name, sample(component.getGenericType(), property, everything));
                    }
                }
                return told;
            }
            if (!list(schema.get("enum")).isEmpty()) {
                return requireNonNull(list(schema.get("enum")).getFirst());
            }
            if (type instanceof Class<?> one && one.isEnum()) {
                return one.getEnumConstants()[0];
            }
            return switch (String.valueOf(schema.get("type"))) {
                case "integer", "number" -> 1;
                case "boolean" -> true;
                default ->
                        switch (String.valueOf(schema.get("format"))) {
                            case "date-time" -> "2026-12-24T08:00:00Z";
                            case "date" -> "2026-12-24";
                            default -> "24:00";
                        };
            };
        }
    }

    private static List<RecordComponent> flat(Class<?> type) {
        var components = new ArrayList<RecordComponent>();
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components.addAll(flat(component.getType()));
            } else {
                components.add(component);
            }
        }
        return components;
    }

    private static Map<?, ?> items(Map<?, ?> schema) {
        return map(schema.get("items"));
    }

    private static Map<?, ?> contract(String owner) {
        try {
            return map(
                    new Yaml()
                            .load(
                                    Files.readString(
                                            Path.of("..", owner, "contracts", "openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    private static String or(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }
}
