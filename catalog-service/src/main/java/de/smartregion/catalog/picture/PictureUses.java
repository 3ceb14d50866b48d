package de.smartregion.catalog.picture;

/** Where pictures are shown. */
public interface PictureUses {

    /** Whether anything that is published, or worked on, shows it. */
    boolean isUsed(String picture);
}
