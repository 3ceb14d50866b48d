package de.smartregion.catalog.picture;

/** Which pictures there are. */
public interface KnownPictures {

    boolean isKept(String picture);
}
