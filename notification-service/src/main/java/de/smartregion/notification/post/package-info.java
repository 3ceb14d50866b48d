/**
 * The post: takes finished letters and brings each of them to its mail server once, whatever fails
 * in between.
 */
@NullMarked
package de.smartregion.notification.post;

import org.jspecify.annotations.NullMarked;
