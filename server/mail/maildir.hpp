#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quorate::server {

/// A folder in Maildir's form, to which a mail server delivers: each mail a file in `new`, moved to
/// `cur` once it was seen.
class Maildir {
public:
    /// Throws std::runtime_error when `folder` has no `new`.
    explicit Maildir(std::filesystem::path folder);

    /// The names of up to `limit` mails that nobody has seen, in order of name.
    std::vector<std::string> unseen(std::size_t limit) const;

    /// The mail of that name, or as much of it as shows that it has more than `most` bytes. Throws
    /// std::runtime_error when it cannot be read, or is no plain file.
    std::string read(const std::string& name, std::size_t most) const;

    /// Moves it to `cur`, as seen; `flagged` for somebody to look at. Throws std::runtime_error
    /// when that fails.
    void seen(const std::string& name, bool flagged) const;

private:
    std::filesystem::path folder_;
};

}  // namespace quorate::server
