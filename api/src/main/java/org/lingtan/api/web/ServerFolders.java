package org.lingtan.api.web;

import java.nio.file.Path;

/**
 * Where the server keeps files.
 *
 * @param incoming files on their way in; emptied at every start
 */
record ServerFolders(Path incoming) {}
