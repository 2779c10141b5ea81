/** The command line of every party: reads arguments, prints results and turns failures into exit codes; it decides nothing. */
@NullMarked
package io.mintmark.cli;

import org.jspecify.annotations.NullMarked;
