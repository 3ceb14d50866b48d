package de.smartregion.catalog.project;

import org.springframework.core.io.Resource;

import java.util.Optional;

/** Where the pictures are that projects name. */
public interface PictureFiles {

    Optional<File> find(String picture);

    record File(String contentType, Resource content) {}
}
