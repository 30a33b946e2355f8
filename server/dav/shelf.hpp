#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/own_calendar/calendar_changes.hpp"
#include "server/app/app.hpp"
#include "server/dav/own_objects.hpp"

namespace quorate::server {

/// What a calendar holds now, and since when.
struct ToldCalendar {
    std::vector<OwnObject> objects = {};
    core::OwnCalendarChanges changes = {};
};

/// The calendars of whoever asks, for the time of one request. Each is looked at once, however many
/// of its properties are asked for.
class Shelf {
public:
    Shelf(App& app, CalendarOwnerSeen owner) : app_{app}, owner_{std::move(owner)} {}

    App& app() const { return app_; }
    const core::Actor& actor() const { return owner_.actor; }

    /// "Asha Example", and the address of the account.
    const std::string& name() const { return owner_.name; }
    const std::string& email() const { return owner_.email; }

    /// Those that there are for this person.
    const std::vector<core::OwnCalendar>& calendars() const { return owner_.calendars; }
    bool has(core::OwnCalendar calendar) const;

    /// All of it, with the numbers of sync tokens brought up to date.
    const ToldCalendar& told(core::OwnCalendar calendar);

private:
    App& app_;
    CalendarOwnerSeen owner_;
    std::map<core::OwnCalendar, ToldCalendar> told_;
};

/// "urn:quorate:sync:NONCE:12", which programs give back as it is.
std::string sync_token(const core::CalendarState& state);

/// Its number. Nothing for a token of another database, from the future, or so old that what went
/// away since is forgotten.
std::optional<std::int64_t> number_of(std::string_view token, const core::CalendarState& state);

}  // namespace quorate::server
