#include "server/cli/installation.hpp"

#include <sys/stat.h>
#include <boost/json/serialize.hpp>

#include <filesystem>
#include <iostream>

#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"
#include "server/app/installation_secret.hpp"
#include "server/log/log.hpp"

namespace quorate::server {

Settings prepare_command(const CommonOptions& options)
{
    Settings settings = settings_from(options);
    // Standard error is for the command's one line; the service logs what it does there.
    set_log_level("error");
    umask(0077);
    std::filesystem::create_directories(settings.data);
    return settings;
}

Installation::Installation(const CommonOptions& options)
    : settings_{prepare_command(options)},
      secrets_{installation_secrets(settings_)},
      links_{secrets_},
      seals_{secrets_},
      app{settings_,
          {clock_,
           random_,
           digest_,
           hasher_,
           links_,
           seals_.addresses,
           seals_.reports,
           seals_.factors,
           seals_.mail,
           seals_.texts}}
{
}

std::string refusal_line(const core::Error& error)
{
    std::string line;
    for (const core::FieldError& field : error.fields)
        line += (line.empty() ? "" : "; ") + field.field + ": " + field.message;
    if (line.empty()) line = core::refusal_text(error.refusal).sentence;
    return line;
}

int refused(const core::Error& error)
{
    return refused(refusal_line(error));
}

int refused(const std::string& sentence)
{
    std::cerr << "quorate: " << sentence << "\n";
    return 1;
}

void print_json(const boost::json::value& value)
{
    std::cout << boost::json::serialize(value) << "\n";
}

namespace {

std::string names_of(const std::vector<core::Authority>& authorities)
{
    std::string names;
    for (const core::Authority& each : authorities)
        names += (names.empty() ? "" : "; ") + each.name;
    return names;
}

}  // namespace

core::Result<core::Authority> find_authority(core::UnitOfWork& work, const std::string& text)
{
    const auto all = work.authorities.all();
    if (text.empty() && all.size() == 1) return all.front();
    if (all.empty())
        return core::invalid("authority", "There is none yet; make one with quorate authority add");
    if (text.empty())
        return core::invalid("authority", "Say which with --authority: " + names_of(all));
    for (const core::Authority& authority : all)
        if (authority.id.text() == text ||
            core::lower_case(authority.name) == core::lower_case(text))
            return authority;
    return core::invalid("authority",
                         "There is none of that name or id. There is: " + names_of(all));
}

}  // namespace quorate::server
