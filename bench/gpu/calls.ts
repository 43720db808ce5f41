/** What was asked of graphics devices, by any library of this process. */
export interface Calls {
  dispatches: number;
  submits: number;
  writes: number;
  /** Buffers that were created and not destroyed, and their bytes. */
  buffers: number;
  bytes: number;
}

/** Counts what graphics devices are asked from now on. */
export function watchCalls(): Calls {
  const calls: Calls = { dispatches: 0, submits: 0, writes: 0, buffers: 0, bytes: 0 };
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...workgroups) {
    calls.dispatches += 1;
    return dispatchWorkgroups.apply(this, workgroups);
  };
  const { submit, writeBuffer } = GPUQueue.prototype;
  GPUQueue.prototype.submit = function (commands) {
    calls.submits += 1;
    return submit.call(this, commands);
  };
  GPUQueue.prototype.writeBuffer = function (buffer, at, data, ...part) {
    calls.writes += 1;
    return writeBuffer.call(this, buffer, at, data as BufferSource, ...part);
  };
  watchBuffers(calls);
  return calls;
}

function watchBuffers(calls: Calls): void {
  const live = new WeakSet<GPUBuffer>();
  const { createBuffer } = GPUDevice.prototype;
  const { destroy } = GPUBuffer.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    live.add(buffer);
    calls.buffers += 1;
    calls.bytes += buffer.size;
    return buffer;
  };
  GPUBuffer.prototype.destroy = function () {
    if (live.delete(this)) {
      calls.buffers -= 1;
      calls.bytes -= this.size;
    }
    return destroy.call(this);
  };
}
