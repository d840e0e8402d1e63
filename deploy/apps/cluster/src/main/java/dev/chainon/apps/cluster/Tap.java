package dev.chainon.apps.cluster;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A network device of Linux whose frames this process reads and writes (Documentation/networking/tuntap.rst of the kernel). It goes when it is closed. Needs the rights of root.
 * One thread may read while another writes.
 */
final class Tap implements AutoCloseable {

    private static final int READ_AND_WRITE = 2;
    private static final long TUNSETIFF = 0x400454caL;
    private static final short TAP_WITHOUT_HEADER = 0x0002 | 0x1000;
    private static final int NAME_BYTES = 16;
    private static final int REQUEST_BYTES = 40;
    private static final short READABLE = 0x001;
    private static final int PATIENCE_MS = 100;
    /** Longer than any frame of a device that was not told to take longer ones. */
    private static final int FRAME_BYTES = 2048;

    private static final class Kernel {

        static final LibC C = Native.load("c", LibC.class);
    }

    /** What is called of the C library. */
    interface LibC extends Library {

        int open(String path, int flags) throws LastErrorException;

        int ioctl(int file, NativeLong request, Object... argument) throws LastErrorException;

        int poll(byte[] files, NativeLong count, int milliseconds) throws LastErrorException;

        NativeLong read(int file, byte[] into, NativeLong count) throws LastErrorException;

        NativeLong write(int file, byte[] from, NativeLong count) throws LastErrorException;

        int close(int file) throws LastErrorException;
    }

    private final int file;
    private final byte[] frame = new byte[FRAME_BYTES];

    private Tap(int file) {
        this.file = file;
    }

    /**
     * Makes one.
     *
     * @param name of at most 15 letters
     * @throws IllegalStateException if the system does not let it, with what it says
     */
    static Tap named(String name) {
        try {
            Tap tap = new Tap(Kernel.C.open("/dev/net/tun", READ_AND_WRITE));
            tap.claim(name);
            return tap;
        } catch (LastErrorException | UnsatisfiedLinkError e) {
            throw new IllegalStateException("no tap device " + name + " by /dev/net/tun: " + e.getMessage(), e);
        }
    }

    private void claim(String name) {
        byte[] request = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), REQUEST_BYTES);
        ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(NAME_BYTES, TAP_WITHOUT_HEADER);
        try {
            Kernel.C.ioctl(file, new NativeLong(TUNSETIFF), (Object) request);
        } catch (LastErrorException e) {
            close();
            throw e;
        }
    }

    /** The next frame that is sent to the device; empty if there is none for a tenth of a second. */
    Optional<byte[]> next() {
        try {
            byte[] wanted = new byte[8];
            ByteBuffer.wrap(wanted).order(ByteOrder.nativeOrder()).putInt(file).putShort(READABLE);
            if (Kernel.C.poll(wanted, new NativeLong(1), PATIENCE_MS) == 0) {
                return Optional.empty();
            }
            int bytes = Kernel.C.read(file, frame, new NativeLong(frame.length)).intValue();
            return Optional.of(Arrays.copyOf(frame, bytes));
        } catch (LastErrorException e) {
            throw new IllegalStateException("the tap device cannot be read: " + e.getMessage(), e);
        }
    }

    /** Lets the device receive a frame. Says whether it did: one that is down does not. */
    boolean receive(byte[] sent) {
        try {
            Kernel.C.write(file, sent, new NativeLong(sent.length));
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Kernel.C.close(file);
    }
}
