package de.smartregion.catalog.picture;

import com.mongodb.client.gridfs.model.GridFSFile;

import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.gridfs.GridFsOperations;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Where pictures are kept, under the hash of what they show: the same one twice is one, and what
 * lies behind an id never changes.
 */
@Component
class Pictures implements KnownPictures {

    private static final String FILE_NAME = "filename";
    private static final String CONTENT_TYPE = "contentType";
    private static final String SMALL = ".small";

    private final GridFsOperations files;

    /** Looked at together, to be forgotten. */
    static final int SOME = 100;

    record Old(ObjectId at, String picture) {}

    record Kept(String contentType, Resource content) {}

    Pictures(GridFsOperations files) {
        this.files = files;
    }

    String keep(Drawing drawing) {
        var id = hash(drawing.large().getByteArray());
        if (find(id + SMALL) == null) { // written last: who finds it finds both
            store(id, drawing.large().getByteArray(), drawing.contentType());
            store(id + SMALL, drawing.small().getByteArray(), drawing.contentType());
        }
        return id;
    }

    @Nullable Kept get(String id, boolean small) {
        var file = find(small ? id + SMALL : id);
        if (file == null) {
            return null;
        }
        var about = file.getMetadata();
        return new Kept(
                about == null ? "image/jpeg" : String.valueOf(about.get(CONTENT_TYPE)),
                files.getResource(file));
    }

    /** The small one is written last. */
    @Override
    public boolean isKept(String picture) {
        return find(picture + SMALL) != null;
    }

    /** Of those that were kept before this, by the order in which they came. */
    List<Old> keptBefore(Instant until, @Nullable ObjectId after) {
        var wanted =
                Criteria.where("uploadDate")
                        .lte(Date.from(until))
                        .and(FILE_NAME)
                        .regex("^[A-Za-z0-9_-]{43}$");
        if (after != null) {
            wanted = wanted.and("_id").gt(after);
        }
        var found = new ArrayList<Old>();
        files.find(Query.query(wanted).with(Sort.by("_id")).limit(SOME))
                .forEach(it -> found.add(new Old(it.getObjectId(), it.getFilename())));
        return List.copyOf(found);
    }

    /**
     * Only the files that were there, for who finds no small one keeps both anew meanwhile. The
     * small one goes first, then nobody can name it any more; who named it before has it back.
     *
     * @return whether it is gone
     */
    boolean remove(String picture, BooleanSupplier used) throws IOException {
        var small = find(picture + SMALL);
        var large = find(picture);
        if (small != null) {
            var kept = files.getResource(small).getContentAsByteArray();
            remove(small);
            if (used.getAsBoolean()) {
                var about = small.getMetadata();
                files.store(
                        new ByteArrayInputStream(kept),
                        small.getFilename(),
                        about == null ? new Document() : about);
                return false;
            }
        }
        if (large != null) {
            remove(large);
        }
        return true;
    }

    private void remove(GridFSFile file) {
        files.delete(Query.query(Criteria.where("_id").is(file.getId())));
    }

    private @Nullable GridFSFile find(String name) {
        return files.findOne(Query.query(Criteria.where(FILE_NAME).is(name)));
    }

    private void store(String name, byte[] bytes, String contentType) {
        files.store(new ByteArrayInputStream(bytes), name, new Document(CONTENT_TYPE, contentType));
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
