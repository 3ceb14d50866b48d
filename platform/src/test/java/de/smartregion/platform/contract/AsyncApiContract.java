package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contract about topics: a service's {@code contracts/asyncapi.yaml} says what its {@code
 * application.yml} does, which events it has a schema of, and what the list of all topics knows.
 *
 * <p>{@link #findings} names everything that differs, in words; {@link #holds} wants none.
 */
public final class AsyncApiContract {

    /** What the platform writes on a record it puts aside. */
    public static final Set<String> DEAD_LETTER_HEADERS =
            Set.of(
                    "dead-letter-topic",
                    "dead-letter-partition",
                    "dead-letter-offset",
                    "dead-letter-timestamp",
                    "dead-letter-cause",
                    "dead-letter-message",
                    "dead-letter-attempts");

    /**
     * Where every instance keeps something of its own, each reads everything; and what must not
     * wait for the rest of the service, reads for itself.
     */
    private static final String SECOND_GROUP = "${spring.application.name}-";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path contracts;
    private final Map<?, ?> api;
    private final Map<?, ?> settings;
    private final String service;
    private final Map<String, Map<?, ?>> topics = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    private AsyncApiContract(Path module, Path topics) {
        this.contracts = module.resolve("contracts");
        this.api = read(contracts.resolve("asyncapi.yaml"));
        this.settings = read(module.resolve("src/main/resources/application.yml"));
        this.service = text(setting("spring.application.name"));
        for (var topic : list(read(topics).get("topics"))) {
            this.topics.put(text(map(topic).get("name")), map(topic));
        }
    }

    /** Of the module under test, against the list of all topics. */
    public static void holds(Path module, Path topics) {
        assertThat(findings(module, topics)).isEmpty();
    }

    static List<String> findings(Path module, Path topics) {
        return new AsyncApiContract(module, topics).look();
    }

    private List<String> look() {
        references(api).forEach(this::leadsSomewhere);
        for (var channel : channels().values()) {
            isATopic(channel);
        }
        ownTopicsAreChannels();
        operationsAreOnChannels();
        everyEventTravels();
        readsWhatItSays();
        putsAsideWhereItSays();
        return findings;
    }

    private void leadsSomewhere(String reference) {
        if (resolve(reference) == null) {
            findings.add(reference + " leads nowhere");
        }
    }

    private void isATopic(Map<?, ?> channel) {
        var address = address(channel);
        if (!topics.containsKey(address)) {
            findings.add(address + " is no topic");
            return;
        }
        var bound = at(channel, "bindings.kafka.topic");
        if (bound != null && !address.equals(bound)) {
            findings.add(address + " is bound to " + bound);
        }
        boolean personal =
                messages(channel).stream().map(this::schema).anyMatch(AsyncApiContract::isPersonal);
        if (personal && !Boolean.TRUE.equals(topic(address).get("personalData"))) {
            findings.add(address + " carries personal data and does not say so");
        }
    }

    private void ownTopicsAreChannels() {
        var described = new TreeSet<String>();
        channels().values().forEach(channel -> described.add(address(channel)));
        topics.keySet().stream()
                .filter(this::isOurs)
                .filter(name -> !described.contains(name))
                .forEach(name -> findings.add(name + " is ours and no channel"));
    }

    private void operationsAreOnChannels() {
        var sent = addresses("send");
        var used = new TreeSet<>(sent);
        used.addAll(addresses("receive"));
        for (var channel : channels().values()) {
            var address = address(channel);
            if (!used.contains(address)) {
                findings.add(address + " has no operation");
            }
            if (isOurs(address) && !sent.contains(address)) {
                findings.add(address + " is ours and nothing is sent to it");
            }
        }
        sent.stream()
                .filter(address -> !isOurs(address))
                .forEach(address -> findings.add(address + " is sent to and not ours"));
    }

    /** Events of our own: each with a schema, described, named alike, and in one topic. */
    private void everyEventTravels() {
        var described = new TreeSet<String>();
        for (var message : map(at(api, "components.messages")).values()) {
            var name = text(map(message).get("name"));
            if (at(message, "payload.schema.$ref") instanceof String file) {
                described.add(Path.of(file).getFileName().toString());
                if (!name.endsWith("." + file.replaceFirst("^.*/(.*)\\.schema\\.json$", "$1"))) {
                    findings.add(name + " has the schema of another event: " + file);
                }
            }
            long channels =
                    channels().values().stream()
                            .filter(channel -> isOurs(address(channel)))
                            .filter(channel -> messages(channel).contains(message))
                            .count();
            if (channels != 1) {
                findings.add(name + " is in " + channels + " of our topics");
            }
        }
        var there = new TreeSet<>(schemas());
        there.removeAll(described);
        there.forEach(file -> findings.add(file + " is not described"));
    }

    private void readsWhatItSays() {
        var read = new TreeSet<String>();
        var bindings = map(setting("spring.cloud.stream.bindings"));
        bindings.forEach(
                (name, binding) -> {
                    if (text(name).endsWith("-in-0")) {
                        var topics = text(map(binding).get("destination"));
                        var group = map(binding).get("group");
                        read.addAll(List.of(topics.split(",", -1)));
                        if (group != null
                                && !service.equals(group)
                                && !text(group).startsWith(SECOND_GROUP)) {
                            findings.add(topics + " is read as " + group + ", not as the service");
                        }
                    }
                });
        if (!read.equals(addresses("receive"))) {
            findings.add("reads " + read + " and says " + addresses("receive"));
        }
        for (var operation : operations("receive")) {
            var group = at(operation, "bindings.kafka.groupId.const");
            var pattern = at(operation, "bindings.kafka.groupId.pattern");
            if (!service.equals(group)
                    && !text(group).startsWith(service + "-")
                    && !(service + "-.*").equals(pattern)) {
                findings.add("says it reads as " + group + ", not as the service");
            }
        }
    }

    private void putsAsideWhereItSays() {
        if (operations("receive").isEmpty()) {
            return;
        }
        var name = setting("smartregion.service");
        var aside =
                "smartregion."
                        + (name == null ? service.replaceFirst("-service$", "") : name)
                        + ".dead-letters";
        if (!addresses("send").contains(aside)) {
            findings.add("nothing is put aside in " + aside);
            return;
        }
        var headers = new TreeSet<String>();
        channels().values().stream()
                .filter(channel -> aside.equals(address(channel)))
                .flatMap(channel -> messages(channel).stream())
                .forEach(
                        message ->
                                map(at(message, "headers.properties"))
                                        .keySet()
                                        .forEach(header -> headers.add(text(header))));
        if (!headers.equals(new TreeSet<>(DEAD_LETTER_HEADERS))) {
            findings.add(aside + " does not describe the headers: " + headers);
        }
    }

    private boolean isOurs(String topic) {
        return topics.containsKey(topic) && service.equals(topic(topic).get("owner"));
    }

    private Map<?, ?> topic(String name) {
        return Objects.requireNonNull(topics.get(name));
    }

    private Map<String, Map<?, ?>> channels() {
        var channels = new TreeMap<String, Map<?, ?>>();
        map(api.get("channels")).forEach((name, it) -> channels.put(text(name), map(it)));
        return channels;
    }

    private static String address(Map<?, ?> channel) {
        return text(channel.get("address"));
    }

    /** Those that can be found; where a reference leads nowhere, that is said elsewhere. */
    private List<Map<?, ?>> messages(Map<?, ?> channel) {
        var messages = new ArrayList<Map<?, ?>>();
        for (var message : map(channel.get("messages")).values()) {
            var resolved =
                    map(message).get("$ref") instanceof String reference
                            ? resolve(reference)
                            : message;
            if (resolved != null) {
                messages.add(map(resolved));
            }
        }
        return messages;
    }

    private List<Map<?, ?>> operations(String action) {
        var operations = new ArrayList<Map<?, ?>>();
        for (var operation : map(api.get("operations")).values()) {
            if (action.equals(map(operation).get("action"))) {
                operations.add(map(operation));
            }
        }
        return operations;
    }

    private Set<String> addresses(String action) {
        var addresses = new TreeSet<String>();
        for (var operation : operations(action)) {
            if (at(operation, "channel.$ref") instanceof String reference
                    && resolve(reference) instanceof Map<?, ?> channel) {
                addresses.add(address(channel));
            }
        }
        return addresses;
    }

    private Map<?, ?> schema(Map<?, ?> message) {
        return at(message, "payload.schema.$ref") instanceof String reference
                        && resolve(reference) instanceof Map<?, ?> schema
                ? schema
                : Map.of();
    }

    private static boolean isPersonal(Map<?, ?> schema) {
        return Boolean.TRUE.equals(schema.get("x-personal-data"));
    }

    private Set<String> schemas() {
        var events = contracts.resolve("events");
        if (!Files.isDirectory(events)) {
            return Set.of();
        }
        try (var files = Files.list(events)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code #/here}, {@code a-file} or {@code a-file#/there}; nothing if it is not there. */
    private @Nullable Object resolve(String reference) {
        int hash = reference.indexOf('#');
        var file = hash < 0 ? reference : reference.substring(0, hash);
        @Nullable Object node = api;
        if (!file.isEmpty()) {
            var path = contracts.resolve(file);
            node = Files.exists(path) ? read(path) : null;
        }
        if (hash >= 0) {
            for (var step : reference.substring(hash + 1).replaceFirst("^/", "").split("/", -1)) {
                node = node instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return node;
    }

    private static Stream<String> references(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map when map.get("$ref") instanceof String reference ->
                    Stream.of(reference);
            case Map<?, ?> map -> map.values().stream().flatMap(AsyncApiContract::references);
            case List<?> list -> list.stream().flatMap(AsyncApiContract::references);
            case null, default -> Stream.empty();
        };
    }

    /** A property, however deep its name is folded in the file. */
    private @Nullable Object setting(String name) {
        var flat = new HashMap<String, Object>();
        flatten("", settings, flat);
        if (flat.containsKey(name)) {
            return flat.get(name);
        }
        var below = new HashMap<String, Map<String, Object>>();
        flat.forEach(
                (key, value) -> {
                    if (key.startsWith(name + ".")) {
                        var rest = key.substring(name.length() + 1).split("\\.", 2);
                        if (rest.length == 2) {
                            below.computeIfAbsent(rest[0], _ -> new HashMap<>())
                                    .put(rest[1], value);
                        }
                    }
                });
        return below.isEmpty() ? null : below;
    }

    private static void flatten(String prefix, Map<?, ?> node, Map<String, Object> flat) {
        node.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> map) {
                        flatten(prefix + key + ".", map, flat);
                    } else if (value != null) {
                        flat.put(prefix + key, value);
                    }
                });
    }

    private static @Nullable Object at(@Nullable Object node, String path) {
        var found = node;
        for (var step : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object node) {
        return String.valueOf(node);
    }

    private static Map<?, ?> read(Path file) {
        try {
            var text = Files.readString(file);
            return file.toString().endsWith(".json")
                    ? JSON.readValue(text, Map.class)
                    : map(new Yaml().load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
