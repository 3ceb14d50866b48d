package de.smartregion.catalog.picture;

import de.smartregion.catalog.project.PictureFiles;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** As large as they are kept: on paper they are looked at closely. */
@Component
class KeptFiles implements PictureFiles {

    private final Pictures pictures;

    KeptFiles(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public Optional<File> find(String picture) {
        return Optional.ofNullable(pictures.get(picture, false))
                .map(kept -> new File(kept.contentType(), kept.content()));
    }
}
