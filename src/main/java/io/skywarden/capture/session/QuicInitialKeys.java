package io.skywarden.capture.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What protects the Initial packets of a QUIC version 1 client (RFC 9001 section 5.2). The keys follow from the
 * connection identifier that stands in the packet itself, so anyone on the path may open it.
 */
public final class QuicInitialKeys {

    private static final byte[] SALT = HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
    private static final int TAG_BITS = 128;
    private static final int SAMPLE = 16;
    private static final int LONGEST_NUMBER = 4;

    private final byte[] key;
    private final byte[] iv;
    private final byte[] headerKey;

    private QuicInitialKeys(byte[] secret) {
        key = expand(secret, "quic key", 16);
        iv = expand(secret, "quic iv", 12);
        headerKey = expand(secret, "quic hp", 16);
    }

    /** @param destination the Destination Connection ID of the client's first Initial */
    public static QuicInitialKeys client(byte[] destination) {
        byte[] initial = hmac(SALT, destination);
        return new QuicInitialKeys(expand(initial, "client in", 32));
    }

    /**
     * The protected packet.
     *
     * @param header the clear header up to and with the packet number
     * @param numberLength of how many bytes the packet number is
     */
    public byte[] seal(byte[] header, int numberLength, long number, byte[] plain) {
        try {
            byte[] cipherText = aead(Cipher.ENCRYPT_MODE, number, header).doFinal(plain);
            byte[] packet = ByteBuffer.allocate(header.length + cipherText.length).put(header).put(cipherText).array();
            int numberAt = header.length - numberLength;
            byte[] mask = mask(packet, numberAt);
            packet[0] ^= (byte) (mask[0] & 0x0f);
            for (int i = 0; i < numberLength; i++) {
                packet[numberAt + i] ^= mask[1 + i];
            }
            return packet;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-128 and GCM", impossible);
        }
    }

    /**
     * The frames within a packet; empty when it was not sealed with these keys.
     *
     * @param packet exactly one protected packet
     * @param numberAt where its packet number begins
     */
    Optional<byte[]> open(byte[] packet, int numberAt) {
        if (packet.length < numberAt + LONGEST_NUMBER + SAMPLE) {
            return Optional.empty();
        }
        try {
            byte[] clear = packet.clone();
            byte[] mask = mask(packet, numberAt);
            clear[0] ^= (byte) (mask[0] & 0x0f);
            int numberLength = (clear[0] & 3) + 1;
            long number = 0;
            for (int i = 0; i < numberLength; i++) {
                clear[numberAt + i] ^= mask[1 + i];
                number = number << 8 | clear[numberAt + i] & 0xff;
            }
            byte[] header = Arrays.copyOf(clear, numberAt + numberLength);
            return Optional.of(aead(Cipher.DECRYPT_MODE, number, header)
                    .doFinal(packet, header.length, packet.length - header.length));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-128 and GCM", impossible);
        }
    }

    /** RFC 9001 section 5.3: the nonce is the IV with the packet number laid over its end. */
    private Cipher aead(int mode, long number, byte[] header) throws GeneralSecurityException {
        byte[] nonce = iv.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (number >>> 8 * i);
        }
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        gcm.updateAAD(header);
        return gcm;
    }

    /** RFC 9001 section 5.4.2: sampled as if the packet number had four bytes. */
    private byte[] mask(byte[] packet, int numberAt) throws GeneralSecurityException {
        Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(headerKey, "AES"));
        return block.doFinal(packet, numberAt + LONGEST_NUMBER, SAMPLE);
    }

    /** HKDF-Expand-Label of RFC 8446 section 7.1; one block is always enough here. */
    private static byte[] expand(byte[] secret, String label, int length) {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(2 + 1 + name.length + 1 + 1)
                .putShort((short) length).put((byte) name.length).put(name).put((byte) 0).put((byte) 1);
        return Arrays.copyOf(hmac(secret, info.array()), length);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", impossible);
        }
    }
}
