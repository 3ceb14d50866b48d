package de.smartregion.catalog.picture;

import de.smartregion.platform.web.Problem;

/** Why a picture is refused; the name is the problem's type, and a contract. */
enum PictureProblem implements Problem {
    PICTURE_NOT_FOUND(404, "There is no such picture"),
    NOT_A_PICTURE(415, "It is neither a JPEG nor a PNG that can be shown"),
    PICTURE_TOO_LARGE(413, "The picture is too large"),
    PICTURE_TOO_SMALL(400, "The picture is too small"),
    PICTURES_BUSY(503, "Too many pictures at once");

    private final int status;
    private final String title;

    PictureProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
