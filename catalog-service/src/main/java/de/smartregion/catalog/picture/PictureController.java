package de.smartregion.catalog.picture;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The door for pictures. */
@RestController
@RequestMapping("/api/catalog/pictures")
@Tag(name = "pictures", description = "Checked, drawn anew, without metadata.")
class PictureController {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final AddPicture addPicture;
    private final Pictures pictures;
    private final Uploaders uploaders;

    @Schema(
            name = "AddedPicture",
            requiredProperties = {"id", "width", "height"})
    record View(String id, int width, int height) {}

    PictureController(AddPicture addPicture, Pictures pictures, Uploaders uploaders) {
        this.addPicture = addPicture;
        this.pictures = pictures;
        this.uploaders = uploaders;
    }

    @Operation(
            operationId = "addPicture",
            summary = "Add a picture",
            description =
                    "JPEG or PNG, up to 10 MB and 40 megapixels; drawn anew at 1600 and 480 pixels at most. By a"
                            + " municipality, by the office, or by the link of a submission. The same picture twice is one.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<View> add(
            @RequestParam MultipartFile file,
            @Parameter(description = "Whose link the Link-Token is.")
                    @RequestParam(defaultValue = "")
                    String submission,
            @RequestHeader(name = "Link-Token", defaultValue = "") String token,
            @Nullable Caller caller)
            throws IOException {
        boolean known =
                caller != null
                        && (caller.is("municipality") || caller.is("staff") || caller.is("admin"));
        if (!known && !uploaders.mayAdd(submission, token)) {
            throw new AccessDeniedException("neither an account nor a link");
        }
        var added = addPicture.add(file.getBytes());
        return ResponseEntity.created(URI.create("/api/catalog/pictures/" + added.id()))
                .body(new View(added.id(), added.width(), added.height()));
    }

    @Operation(operationId = "readPicture", summary = "A picture; it never changes")
    @GetMapping(
            path = "/{id}",
            produces = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    ResponseEntity<Resource> read(
            @PathVariable String id,
            @RequestParam(defaultValue = "large") @Pattern(regexp = "large|small") String size) {
        boolean small = size.equals("small");
        var kept = pictures.get(id, small);
        if (kept == null) {
            throw new ProblemException(
                    PictureProblem.PICTURE_NOT_FOUND, "Nothing is kept under this id.");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kept.contentType()))
                .cacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable())
                .eTag(small ? id + "-small" : id)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(kept.content());
    }
}
