#pragma once

#include <filesystem>

#include "core/support/clock.hpp"
#include "server/mail/mailer.hpp"

namespace quorate::server {

/// Keeps each mail as a file "20261122T093000Z-….eml" in a directory instead of sending it: for the
/// demonstration and for development. A file appears whole or not at all, and outlives a crash.
class FileMailer final : public Mailer {
public:
    /// Makes the directory when it is missing. `clock` must outlive the mailer.
    FileMailer(std::filesystem::path directory, const core::Clock& clock);

    /// Accepted with the file's name as queue id; deferred (452) when it cannot be written. The
    /// same bytes to the same person within one second are one file.
    SendOutcome send(const Envelope& envelope, std::string_view bytes) override;

private:
    std::filesystem::path directory_;
    const core::Clock& clock_;
};

}  // namespace quorate::server
