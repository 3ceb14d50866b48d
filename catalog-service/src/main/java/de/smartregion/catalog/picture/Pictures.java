package de.smartregion.catalog.picture;

import com.mongodb.client.gridfs.model.GridFSFile;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.gridfs.GridFsOperations;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Where pictures are kept, under the hash of what they show: the same one twice is one, and what
 * lies behind an id never changes.
 */
@Component
class Pictures {

    private static final String FILE_NAME = "filename";
    private static final String CONTENT_TYPE = "contentType";
    private static final String SMALL = ".small";

    private final GridFsOperations files;

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
