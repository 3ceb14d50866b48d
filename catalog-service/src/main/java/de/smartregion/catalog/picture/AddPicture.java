package de.smartregion.catalog.picture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Draws a picture anew and keeps that. */
@Component
class AddPicture {

    private static final Logger log = LoggerFactory.getLogger(AddPicture.class);

    private final Studio studio;
    private final Pictures pictures;

    record Added(String id, int width, int height) {}

    AddPicture(Studio studio, Pictures pictures) {
        this.studio = studio;
        this.pictures = pictures;
    }

    Added add(byte[] sent) {
        var drawing = studio.draw(sent);
        var id = pictures.keep(drawing);
        log.info("added picture {}", id);
        return new Added(id, drawing.width(), drawing.height());
    }
}
