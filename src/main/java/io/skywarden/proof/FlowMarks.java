package io.skywarden.proof;

import java.util.Arrays;

/** A small number for each flow and signature; 0 until one is put. Most flows have none, which is seen at once. */
final class FlowMarks {

    private long[] keys = new long[64];
    private byte[] values = new byte[64];
    private int used;
    private boolean[] marked = new boolean[256];

    boolean isMarked(int flow) {
        return flow < marked.length && marked[flow];
    }

    int of(int flow, int signature) {
        return isMarked(flow) ? values[slot(keys, key(flow, signature))] : 0;
    }

    void put(int flow, int signature, int value) {
        if (flow >= marked.length) {
            marked = Arrays.copyOf(marked, Math.max(flow + 1, marked.length * 2));
        }
        marked[flow] = true;
        int slot = slot(keys, key(flow, signature));
        if (keys[slot] == 0) {
            keys[slot] = key(flow, signature);
            used++;
        }
        values[slot] = (byte) value;
        if (used * 2 > keys.length) {
            grow();
        }
    }

    private void grow() {
        long[] before = keys;
        byte[] put = values;
        keys = new long[before.length * 2];
        values = new byte[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(keys, before[i]);
                keys[slot] = before[i];
                values[slot] = put[i];
            }
        }
    }

    /** Never 0. */
    private static long key(int flow, int signature) {
        return (long) flow << 32 | signature + 1L;
    }

    /** Where a key stands, or would stand. */
    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9e37_79b9_7f4a_7c15L;
        int slot = (int) (mixed >>> 32) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
