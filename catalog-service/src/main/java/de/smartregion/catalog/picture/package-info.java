/**
 * Pictures of projects: only what can really be decoded is kept, drawn anew, without what it knew
 * about who took it where.
 */
@NullMarked
package de.smartregion.catalog.picture;

import org.jspecify.annotations.NullMarked;
