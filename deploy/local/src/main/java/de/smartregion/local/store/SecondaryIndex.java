package de.smartregion.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An index that does not refuse duplicates: finds documents by a value of its first field, or by a
 * range of times or texts. Kept in memory and made anew from the documents at start; the other
 * fields are left to the query.
 */
final class SecondaryIndex extends Index<Object> {

    private static final String ID = "_id";

    private static final Set<String> FROM = Set.of("$gt", "$gte");
    private static final Set<String> TO = Set.of("$lt", "$lte");

    private final TreeMap<@Nullable Object, Set<Object>> positions =
            new TreeMap<>(BsonValue::compare);
    private final String leading;

    SecondaryIndex(String name, List<IndexKey> keys) {
        super(name, keys, true);
        this.leading = keys.getFirst().getKey();
    }

    /** Where documents that may answer the query are, or null when this index cannot tell. */
    synchronized @Nullable Iterable<Object> candidates(Document query) {
        var wanted = query.get(leading);
        if (wanted instanceof Document condition) {
            if (condition.keySet().equals(Set.of("$in"))
                    && condition.get("$in") instanceof Collection<?> values) {
                return plain(values) ? found(values) : null;
            }
            if (condition.keySet().stream()
                    .allMatch(sign -> FROM.contains(sign) || TO.contains(sign))) {
                return inRange(condition);
            }
            if (condition.keySet().equals(Set.of("$eq"))) {
                wanted = condition.get("$eq");
            }
        }
        return wanted != null && plain(List.of(wanted)) ? found(List.of(wanted)) : null;
    }

    /**
     * What lies between the bounds, both included: the query looks again. Null when they are of a
     * kind whose order here may not be the query's.
     */
    private @Nullable Iterable<Object> inRange(Document condition) {
        var bounds = new TreeSet<Object>(BsonValue::compare);
        bounds.addAll(condition.values());
        if (bounds.isEmpty() || !sameKind(bounds)) {
            return null;
        }
        var lowest = bounds.first() instanceof Instant ? Instant.MIN : "";
        var first = condition.keySet().stream().anyMatch(FROM::contains) ? bounds.first() : lowest;
        var upTo = condition.keySet().stream().anyMatch(TO::contains) ? bounds.last() : null;
        var found = new TreeSet<Object>(BsonValue::compare);
        for (var entry : positions.tailMap(first, true).entrySet()) {
            var value = entry.getKey();
            if (value == null
                    || !sameKind(List.of(first, value))
                    || (upTo != null && BsonValue.compare(value, upTo) > 0)) {
                break;
            }
            found.addAll(entry.getValue());
        }
        return new ArrayList<>(found);
    }

    private static boolean sameKind(Collection<Object> values) {
        return values.stream().allMatch(Instant.class::isInstance)
                || values.stream().allMatch(String.class::isInstance);
    }

    private static boolean plain(Collection<?> values) {
        return values.stream()
                .allMatch(
                        value ->
                                value != null
                                        && !(value instanceof Document)
                                        && !(value instanceof Collection)
                                        && !BsonRegularExpression.isRegularExpression(value));
    }

    private Iterable<Object> found(Collection<?> values) {
        var found = new TreeSet<Object>(BsonValue::compare);
        for (var value : values) {
            found.addAll(positions.getOrDefault(normalized(value), Set.of()));
        }
        return new ArrayList<>(found);
    }

    private static @Nullable Object normalized(@Nullable Object value) {
        return new KeyValue(value).normalized().get(0);
    }

    private Set<@Nullable Object> leadingValues(Document document) {
        var values = new TreeSet<@Nullable Object>(BsonValue::compare);
        for (var key : getKeyValues(document)) {
            values.add(key.get(0));
        }
        return values;
    }

    @Override
    public synchronized void add(
            Document document, Object position, MongoCollection<Object> collection) {
        for (var value : leadingValues(document)) {
            positions.computeIfAbsent(value, _ -> new TreeSet<>(BsonValue::compare)).add(position);
        }
    }

    @Override
    public synchronized @Nullable Object remove(Document document) {
        forget(document, document.get(ID));
        return null; // the position is told by the unique indexes
    }

    private void forget(Document document, @Nullable Object position) {
        if (position == null) {
            return;
        }
        for (var value : leadingValues(document)) {
            var there = positions.get(value);
            if (there != null && there.remove(position) && there.isEmpty()) {
                positions.remove(value);
            }
        }
    }

    @Override
    public synchronized void updateInPlace(
            Document oldDocument,
            Document newDocument,
            Object position,
            MongoCollection<Object> collection) {
        forget(oldDocument, position);
        add(newDocument, position, collection);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(
            Document oldDocument, Document newDocument, MongoCollection<Object> collection) {}

    @Override
    public boolean canHandle(Document query) {
        return candidates(query) != null;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        var candidates = candidates(query);
        return candidates == null ? List.of() : candidates;
    }

    @Override
    public synchronized long getCount() {
        return positions.values().stream().mapToLong(Set::size).sum();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public synchronized void drop() {
        positions.clear();
    }
}
