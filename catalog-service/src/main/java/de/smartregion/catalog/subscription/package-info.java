/**
 * Who is told by e-mail what happens to a project, or in a field of action: asked for, confirmed by
 * a letter, ended with one click.
 */
@NullMarked
package de.smartregion.catalog.subscription;

import org.jspecify.annotations.NullMarked;
