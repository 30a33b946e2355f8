#pragma once

#include <span>
#include <string>
#include <string_view>

namespace quorate::server {

/// An open file or an end of a pipe, closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int handle = -1) : handle_{handle} {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    /// Opens a file to read it. Throws std::runtime_error.
    static Descriptor to_read(const std::string& path);

    /// Makes a new file that only its owner may read. Throws std::runtime_error.
    static Descriptor to_write(const std::string& path);

    int get() const { return handle_; }
    void close();

    /// Fills `room` or comes to the end of what there is; how many bytes it read. Throws
    /// std::runtime_error.
    std::size_t read(std::span<char> room) const;

    /// Writes all of it. Throws std::runtime_error.
    void write(std::string_view bytes) const;

    /// The same, but false when nobody takes it.
    bool try_write(std::string_view bytes) const;

private:
    int handle_;
};

}  // namespace quorate::server
