package io.skywarden.repository;

import java.io.IOException;
import java.nio.file.Path;

/** Where files are put, each wholly or not at all. An interface so that a test can play a disk that fails. */
interface Disk {

    /** Puts the bytes at the path, replacing what is there; when it throws, what was there before still is. */
    void put(Path file, byte[] bytes) throws IOException;
}
