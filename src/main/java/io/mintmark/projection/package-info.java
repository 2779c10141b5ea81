/** Read models: one package per view, each rebuildable from zero by reading the sealed log again. */
@NullMarked
package io.mintmark.projection;

import org.jspecify.annotations.NullMarked;
