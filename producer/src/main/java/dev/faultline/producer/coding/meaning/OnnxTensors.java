package dev.faultline.producer.coding.meaning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the numbers of a tensor in a model's file: the runtime runs a model but does not show what
 * it was trained to.
 *
 * <p>Source: {@code onnx.proto} (ModelProto.graph 7, GraphProto.initializer 5, TensorProto.name 8
 * and raw_data 9) and the wire format of protocol buffers.
 */
final class OnnxTensors {

  private static final int GRAPH = 7;
  private static final int INITIALIZER = 5;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;

  private final byte[] file;

  OnnxTensors(byte[] file) {
    this.file = file;
  }

  /**
   * The bytes of a tensor, row after row.
   *
   * @throws IllegalStateException when the model has no such tensor or is no model
   */
  byte[] bytes(String tensor) {
    try {
      Part model = new Part(0, file.length);
      while (model.next()) {
        if (model.is(GRAPH)) {
          Part graph = model.content();
          while (graph.next()) {
            if (graph.is(INITIALIZER) && name(graph.content()).equals(tensor)) {
              return raw(graph.content());
            }
          }
        }
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException("the sentence model's file is broken", e);
    }
    throw new IllegalStateException("the sentence model has no tensor " + tensor);
  }

  private String name(Part tensor) {
    while (tensor.next()) {
      if (tensor.is(NAME)) {
        Part name = tensor.content();
        return new String(file, name.at, name.end - name.at, StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private byte[] raw(Part tensor) {
    while (tensor.next()) {
      if (tensor.is(RAW_DATA)) {
        Part data = tensor.content();
        return Arrays.copyOfRange(file, data.at, data.end);
      }
    }
    return new byte[0];
  }

  /** A message in the file, read field by field. */
  private final class Part {
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BLOCK = 2;
    private static final int FOUR_BYTES = 5;

    private final int end;
    private int at;
    private long tag;
    private int start; // of the content of a block
    private int stop;

    Part(int at, int end) {
      this.at = at;
      this.end = end;
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
      if (at >= end) {
        return false;
      }
      tag = number();
      start = at;
      stop = at;
      switch ((int) (tag & 7)) {
        case NUMBER -> number();
        case EIGHT_BYTES -> at += Long.BYTES;
        case FOUR_BYTES -> at += Integer.BYTES;
        case BLOCK -> {
          long length = number();
          if (length < 0 || length > end - at) {
            throw new ArrayIndexOutOfBoundsException("a block of " + length + " bytes");
          }
          start = at;
          stop = at + (int) length;
          at = stop;
        }
        default -> throw new ArrayIndexOutOfBoundsException("a field of kind " + (tag & 7));
      }
      return true;
    }

    /** True when the field is a block of this number. */
    boolean is(int field) {
      return tag == ((long) field << 3 | BLOCK);
    }

    Part content() {
      return new Part(start, stop);
    }

    private long number() {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte next = file[at++];
        value |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new ArrayIndexOutOfBoundsException("a number that does not end");
    }
  }
}
