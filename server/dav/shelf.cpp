#include "server/dav/shelf.hpp"

#include <algorithm>
#include <charconv>

namespace quorate::server {
namespace {

constexpr std::string_view token_start = "urn:quorate:sync:";
constexpr std::size_t nonce_length = 12;

std::vector<core::ShownMember> shown(const std::vector<OwnObject>& objects)
{
    std::vector<core::ShownMember> members;
    members.reserve(objects.size());
    for (const OwnObject& each : objects)
        members.push_back({each.name, each.tag});
    return members;
}

}  // namespace

bool Shelf::has(core::OwnCalendar calendar) const
{
    return std::ranges::find(owner_.calendars, calendar) != owner_.calendars.end();
}

const ToldCalendar& Shelf::told(core::OwnCalendar calendar)
{
    if (const auto known = told_.find(calendar); known != told_.end()) return known->second;
    const auto look = [&](core::UnitOfWork& work) {
        auto objects = own_objects(app_, work, owner_.actor, calendar);
        return objects ? *std::move(objects) : std::vector<OwnObject>{};
    };
    ToldCalendar told;
    bool is_known = false;
    app_.database.read([&](core::UnitOfWork& work) {
        told.objects = look(work);
        told.changes = core::known_changes(work, owner_.actor, calendar);
        is_known = !told.changes.state.nonce.empty() &&
                   core::calendar_changes(told.changes, shown(told.objects)).empty();
        return true;
    });
    // Most polls find nothing new, and write nothing.
    if (!is_known)
        app_.database.write([&](core::UnitOfWork& work) {
            told.objects = look(work);
            told.changes = core::keep_changes(work,
                                              owner_.actor,
                                              calendar,
                                              shown(told.objects),
                                              app_.random.token().substr(0, nonce_length),
                                              app_.now());
            return true;
        });
    return told_.emplace(calendar, std::move(told)).first->second;
}

std::string sync_token(const core::CalendarState& state)
{
    return std::string{token_start} + state.nonce + ':' + std::to_string(state.number);
}

std::optional<std::int64_t> number_of(std::string_view token, const core::CalendarState& state)
{
    const std::string start = std::string{token_start} + state.nonce + ':';
    if (!token.starts_with(start)) return std::nullopt;
    token.remove_prefix(start.size());
    std::int64_t number = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), number);
    if (read.ec != std::errc{} || read.ptr != token.data() + token.size()) return std::nullopt;
    if (number < state.oldest || number > state.number) return std::nullopt;
    return number;
}

}  // namespace quorate::server
