#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/slots/slot_request.hpp"
#include "tests/support/dates.hpp"

namespace quorate::test {

/// "2026-12-01T10:00" as a London clock shows it.
inline core::CivilTime civil(std::string_view text)
{
    return core::london_civil(at(text));
}

/// "2026-12-01 10:00-12:30"
inline core::CivilStretch stretch(const std::string& text)
{
    const std::string date = text.substr(0, 10);
    return {civil(date + "T" + text.substr(11, 5)), civil(date + "T" + text.substr(17, 5))};
}

inline std::vector<core::CivilStretch> stretches(const std::vector<std::string>& texts)
{
    std::vector<core::CivilStretch> made;
    for (const std::string& text : texts)
        made.push_back(stretch(text));
    return made;
}

/// Busy on all of three days in December 2026 but for those stretches, given in order.
inline core::Diary free_only(const std::vector<std::string>& texts)
{
    core::Diary diary;
    core::CivilTime from = day("2026-11-30");
    for (const core::CivilStretch& free : stretches(texts)) {
        diary.busy.push_back({from, free.from});
        from = free.until;
    }
    diary.busy.push_back({from, day("2026-12-31")});
    return diary;
}

inline core::QuorumSeat of_agency(core::AgencyKind kind, const std::string& agency)
{
    return {.kind = kind, .agency = agency, .name = agency, .discipline = "", .presence = {}};
}

/// Must be there, counts nowhere, is always free.
inline core::SlotSeat seat(const std::string& name)
{
    core::SlotSeat made{.holder = {.contact = core::ContactId{name}}};
    made.name = core::PersonName{name};
    return made;
}

inline core::SlotSeat quorum_seat(const std::string& name, core::AgencyKind kind)
{
    core::SlotSeat made = seat(name);
    made.requirement = core::Requirement::quorum;
    made.counts = of_agency(kind, name + "'s agency");
    return made;
}

inline core::ChairCandidate chair(const std::string& name)
{
    core::ChairCandidate made{.id = core::UserId{name}};
    made.name = core::PersonName{name};
    return made;
}

inline core::SlotRoom room(const std::string& name, int capacity)
{
    core::SlotRoom made{.id = core::RoomId{name}};
    made.name = name;
    made.building = "Town Hall";
    made.capacity = capacity;
    return made;
}

/// Two hours on 1, 2 or 3 December 2026, a Tuesday to a Thursday, with everybody free: Gwen chairs,
/// Kit (social care) must be there, and of Pat (police), Noor (health) and Robin (education) two
/// make the quorum. There is one room, Oak.
inline core::SlotRequest slot_request()
{
    using std::chrono::minutes;
    core::SlotRequest request{.grid = {{day("2026-12-01"), day("2026-12-02"), day("2026-12-03")},
                                       minutes{9 * 60},
                                       minutes{17 * 60},
                                       minutes{5}},
                              .length = minutes{120}};
    request.chairs = {chair("Gwen")};
    request.seats = {quorum_seat("Kit", core::AgencyKind::children_social_care),
                     quorum_seat("Pat", core::AgencyKind::police),
                     quorum_seat("Noor", core::AgencyKind::health),
                     quorum_seat("Robin", core::AgencyKind::education)};
    request.seats.front().requirement = core::Requirement::required;
    request.rooms = {room("Oak", 12)};
    request.place.capacity = 8;
    request.quorum = {.is_needed = true, .social_care = true, .other_agencies = 2};
    return request;
}

/// "1 10:00": day of the month and time.
inline std::string brief(core::CivilTime time)
{
    const auto date = std::chrono::floor<std::chrono::days>(time);
    return std::to_string(static_cast<unsigned>(std::chrono::year_month_day{date}.day())) + " " +
           core::london_clock_time(core::london_instant(time));
}

}  // namespace quorate::test
