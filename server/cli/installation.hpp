#pragma once

#include <boost/json/value.hpp>

#include "core/people/authority.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/app/installation_seals.hpp"
#include "server/app/system_clock.hpp"
#include "server/cli/common_options.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/identity/password.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {

/// The service as a command sees it: its settings, its database (made and brought up to date when
/// need be) and the tools that use cases take. Other users of this machine cannot read what a
/// command writes.
class Installation {
public:
    /// Throws BadSetting, db::Failure or std::runtime_error, which run_guarded() answers.
    explicit Installation(const CommonOptions& options);

private:
    // Before App, which borrows them.
    Settings settings_;
    core::Secrets secrets_;
    SystemClock clock_;
    SystemRandom random_;
    SodiumDigest digest_;
    Argon2Hasher hasher_;
    HmacLinkTokens links_;
    InstallationSeals seals_;

public:
    App app;
};

/// The settings of a command, its data folder made, its files private and its log quiet.
Settings prepare_command(const CommonOptions& options);

/// Why a use case refused, as one line says it.
std::string refusal_line(const core::Error& error);

/// Says why the command was refused, in one line on standard error. Gives the exit code, 1.
int refused(const core::Error& error);

/// The same for what is no refusal of a use case.
int refused(const std::string& sentence);

/// Writes `value` on one line of standard output.
void print_json(const boost::json::value& value);

/// The authority with that id or name; the only one there is when `text` is empty.
core::Result<core::Authority> find_authority(core::UnitOfWork& work, const std::string& text);

}  // namespace quorate::server
