package de.smartregion.catalog.subscription;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What published projects are called; archived ones, too. */
public interface Titles {

    Optional<Title> of(String project);

    record Title(String german, @Nullable String english) {}
}
