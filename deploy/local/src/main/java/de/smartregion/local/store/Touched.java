package de.smartregion.local.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields an update touches, down to the second level: of a roster with thousands of entries,
 * the one that is added. The library copies, compares and checks the whole document several times
 * per update; it is given only the touched part to work on.
 */
final class Touched {

    private static final Set<String> BY_PATH =
            Set.of(
                    "$set",
                    "$unset",
                    "$inc",
                    "$mul",
                    "$min",
                    "$max",
                    "$push",
                    "$pull",
                    "$pullAll",
                    "$addToSet",
                    "$pop",
                    "$setOnInsert");

    private final Map<String, Set<String>> children = new LinkedHashMap<>();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> needed = new TreeSet<>(List.of("_id"));

    private Touched() {}

    /** Null when it cannot be told, or when the condition asks for more than the touched part. */
    static @Nullable Touched by(
            Document selector, Document update, List<? extends Index<?>> indexes) {
        if (!plain(selector)) {
            return null;
        }
        var touched = new Touched();
        for (var operation : update.entrySet()) {
            if (!BY_PATH.contains(operation.getKey())
                    || !(operation.getValue() instanceof Document changes)) {
                return null;
            }
            for (var path : changes.keySet()) {
                if (path.contains("$") || path.startsWith("_id")) {
                    return null;
                }
                touched.add(path);
            }
        }
        for (var index : indexes) {
            for (IndexKey key : index.getKeys()) {
                touched.needed.add(key.getKey().split("\\.", 2)[0]);
            }
        }
        return touched;
    }

    private static boolean plain(Document selector) {
        return selector.entrySet().stream()
                .allMatch(
                        condition ->
                                !condition.getKey().startsWith("$")
                                        || (condition.getKey().equals("$and")
                                                && condition.getValue() instanceof Collection<?> all
                                                && all.stream()
                                                        .allMatch(
                                                                each ->
                                                                        each
                                                                                        instanceof
                                                                                        Document
                                                                                                part
                                                                                && plain(part))));
    }

    private void add(String path) {
        var steps = path.split("\\.", 3);
        if (steps.length == 1) {
            whole.add(path);
            children.remove(path);
        } else if (!whole.contains(steps[0])) {
            children.computeIfAbsent(steps[0], _ -> new LinkedHashSet<>()).add(steps[1]);
        }
    }

    boolean isWhole(String field) {
        return whole.contains(field);
    }

    /** The touched fields below this one, or null when it is not touched that way. */
    @Nullable Set<String> below(String field) {
        return children.get(field);
    }

    /** The part of the document that the update and the indexes are about. */
    Document part(Document document) {
        var part = new Document();
        for (var field : document.entrySet()) {
            var name = field.getKey();
            var below = children.get(name);
            if (below != null
                    && field.getValue() instanceof Document values
                    && !needed.contains(name)) {
                part.put(name, only(values, below));
            } else if (below != null || whole.contains(name) || needed.contains(name)) {
                part.put(name, field.getValue());
            }
        }
        return part;
    }

    private static Document only(Document values, Set<String> names) {
        var only = new Document();
        for (var name : names) {
            if (values.containsKey(name)) {
                only.put(name, values.get(name));
            }
        }
        return only;
    }

    /** Puts the changed part back; the document given is a copy of its own at the top. */
    void putBack(Document part, Document document) {
        for (var name : whole) {
            set(document, name, part);
        }
        for (var field : children.entrySet()) {
            var name = field.getKey();
            if (document.get(name) instanceof Document before
                    && part.get(name) instanceof Document after) {
                var values = before.clone();
                for (var child : field.getValue()) {
                    set(values, child, after);
                }
                document.put(name, values);
            } else {
                set(document, name, part);
            }
        }
    }

    private static void set(Document target, String name, Document source) {
        if (source.containsKey(name)) {
            target.put(name, source.get(name));
        } else {
            target.remove(name);
        }
    }
}
