#include <algorithm>
#include <charconv>

#include "calendar/own/written_entry.hpp"
#include "core/own_calendar/own_busy_times.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "core/own_calendar/own_calendars.hpp"
#include "core/support/text.hpp"
#include "server/dav/dav_request.hpp"
#include "server/dav/properties.hpp"
#include "server/worker/entry_worker.hpp"
#include "server/worker/zone_book.hpp"

namespace quorate::server {
namespace {

using calendar::EntryFault;
using calendar::WrittenEntry;
using calendar::WrittenTo;
using core::OwnCalendar;

constexpr std::size_t longest_name = 255;

WrittenTo written_to(OwnCalendar calendar)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return WrittenTo::meetings;
        case OwnCalendar::actions:
            return WrittenTo::actions;
        case OwnCalendar::busy:
            break;
    }
    return WrittenTo::busy;
}

Response refused(EntryFault fault)
{
    switch (fault) {
        case EntryFault::other_component:
            return dav_error(403, "<C:supported-calendar-component/>");
        case EntryFault::several_entries:
        case EntryFault::no_uid:
            return dav_error(403, "<C:valid-calendar-object-resource/>");
        case EntryFault::unreadable:
        case EntryFault::no_time:
            break;
    }
    return dav_error(403, "<C:valid-calendar-data/>");
}

// What we last said, taken apart as what came back was: our own text needs no worker.
WrittenEntry as_we_said(const OwnObject& object, OwnCalendar calendar, const core::TimeSpan& span)
{
    const auto scan = calendar::scan_calendar(object.text, {}, calendar::Keep::own_entry);
    return calendar::read_written_entry(
        scan.calendar, written_to(calendar), span, {scan.calendar, system_zone});
}

// Programs drop what they do not know, so what is missing is as it was.
bool same_text(const WrittenEntry& ours,
               const WrittenEntry& theirs,
               std::string_view name,
               std::size_t length = std::string::npos)
{
    const std::string* const now = theirs.text(name);
    if (now == nullptr) return true;
    const std::string* const before = ours.text(name);
    const std::string said = before == nullptr ? std::string{} : *before;
    return core::trimmed(now->substr(0, length)) == core::trimmed(said.substr(0, length));
}

core::Error not_theirs()
{
    return core::Error{core::Refusal::wrong_state};
}

std::optional<std::vector<int>> changed_alarms(const WrittenEntry& ours, const WrittenEntry& theirs)
{
    return ours.alarms == theirs.alarms ? std::nullopt : std::optional{theirs.alarms};
}

// The answer that was changed, if any; a refusal when anything else was.
core::Result<core::OwnEntryChange> meeting_change(const WrittenEntry& ours,
                                                  const WrittenEntry& theirs,
                                                  core::MeetingMode mode)
{
    if (theirs.uid != ours.uid || theirs.repeats || theirs.starts_at != ours.starts_at ||
        theirs.ends_at != ours.ends_at)
        return not_theirs();
    for (const char* each : {"SUMMARY", "LOCATION", "STATUS"})
        if (!same_text(ours, theirs, each)) return not_theirs();
    core::OwnEntryChange change{.alarms = changed_alarms(ours, theirs)};
    for (const auto& [address, partstat] : theirs.partstats) {
        if (ours.partstats.empty() || address != ours.partstats.front().first) return not_theirs();
        if (partstat.empty() || partstat == ours.partstats.front().second) continue;
        if (partstat == "ACCEPTED")
            change.reply =
                mode == core::MeetingMode::video ? core::Reply::remote : core::Reply::attend;
        else if (partstat == "DECLINED")
            change.reply = core::Reply::cannot_come;
        else
            return not_theirs();  // "perhaps" is no answer that a chair can plan with
    }
    return change;
}

int percent_said(const WrittenEntry& entry)
{
    const std::string* const text = entry.text("PERCENT-COMPLETE");
    int percent = 0;
    if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), percent);
    return std::clamp(percent, 0, 100);
}

bool is_done(const WrittenEntry& entry)
{
    const std::string* const status = entry.text("STATUS");
    if (status != nullptr && *status != "IN-PROCESS") return *status == "COMPLETED";
    return entry.text("COMPLETED") != nullptr || percent_said(entry) == 100;
}

core::Result<core::OwnEntryChange> action_change(const WrittenEntry& ours,
                                                 const WrittenEntry& theirs)
{
    constexpr std::size_t day = 8;
    if (theirs.uid != ours.uid || theirs.repeats || !same_text(ours, theirs, "SUMMARY") ||
        !same_text(ours, theirs, "DUE", day))
        return not_theirs();
    const std::string* const status = theirs.text("STATUS");
    const std::string* const before = ours.text("STATUS");
    const bool given_up = before != nullptr && *before == "CANCELLED";
    if (given_up || (status != nullptr && *status == "CANCELLED")) return not_theirs();
    core::OwnEntryChange change{.alarms = changed_alarms(ours, theirs)};
    if (is_done(theirs) != is_done(ours))
        change.status = is_done(theirs) ? core::ActionStatus::done : core::ActionStatus::open;
    const bool says = theirs.text("PERCENT-COMPLETE") != nullptr;
    if (!is_done(theirs) && says && percent_said(theirs) != percent_said(ours))
        change.percent = percent_said(theirs);
    return change;
}

class Put {
public:
    Put(const DavRequest& dav, const WrittenEntry& theirs)
        : dav_{dav}, app_{dav.shelf.app()}, actor_{dav.shelf.actor()}, theirs_{theirs}
    {
    }

    Response keep()
    {
        const auto kept =
            app_.transact(actor_, [&](core::UnitOfWork& work) { return kept_in(work); });
        if (!other_name_.empty())
            return dav_error(
                403,
                "<C:no-uid-conflict><D:href>" +
                    xml_escaped(entry_href(actor_.user, OwnCalendar::busy, other_name_)) +
                    "</D:href></C:no-uid-conflict>");
        if (!kept) return dav_refusal(dav_, kept.error());
        // Without an ETag, because what is given back is not what was sent.
        return Response{.status = is_new_ ? 201 : 204, .headers = {}, .body = {}};
    }

private:
    core::Result<core::Done> kept_in(core::UnitOfWork& work)
    {
        const Place& place = dav_.place;
        other_name_.clear();
        const auto there = own_object(app_, work, actor_, place.calendar, place.name);
        if (!there) return there.error();
        const auto tag = *there ? std::optional{(*there)->tag} : std::nullopt;
        if (!meets_conditions(dav_.request, tag)) return core::Refusal::stale_version;
        is_new_ = !there->has_value();
        if (place.calendar == OwnCalendar::busy) return keep_busy(work);
        if (is_new_) return core::Refusal::not_permitted;
        const WrittenEntry ours =
            as_we_said(**there, place.calendar, core::busy_entry_span(app_.now()));
        return place.calendar == OwnCalendar::actions ? keep_action(work, ours)
                                                      : keep_answer(work, ours);
    }

    core::Result<core::Done> keep_busy(core::UnitOfWork& work)
    {
        const auto same = work.own_calendars.busy_entry_of_uid(actor_.user, theirs_.uid);
        if (same && same->name != dav_.place.name) other_name_ = same->name;
        core::WriteBusyEntry command{.name = dav_.place.name,
                                     .uid = theirs_.uid,
                                     .starts_at = theirs_.starts_at,
                                     .ends_at = theirs_.ends_at,
                                     .busy = theirs_.busy};
        for (const std::string& line : theirs_.lines)
            command.lines += (command.lines.empty() ? "" : "\n") + line;
        const auto written = core::write_busy_entry(work, app_.clock, app_.random, actor_, command);
        if (!written) return written.error();
        return core::Done{};
    }

    core::Result<core::Done> keep_action(core::UnitOfWork& work, const WrittenEntry& ours)
    {
        const auto change = action_change(ours, theirs_);
        if (!change) return change.error();
        return core::change_own_action(
            work, app_.clock, actor_, core::ActionPointId{id_in(dav_.place.name)}, *change);
    }

    core::Result<core::Done> keep_answer(core::UnitOfWork& work, const WrittenEntry& ours)
    {
        const core::MeetingId id{id_in(dav_.place.name)};
        const auto shown = core::own_meetings(work, app_.clock, actor_, {}, id);
        if (!shown) return shown.error();
        if (shown->empty()) return core::Refusal::not_found;
        const auto change = meeting_change(ours, theirs_, shown->front().mode);
        if (!change) return change.error();
        const core::MeetingTools tools{app_.clock, app_.random, app_.links, app_.bank_holidays};
        return core::change_own_meeting(work, tools, actor_, id, *change);
    }

    const DavRequest& dav_;
    App& app_;
    const core::Actor& actor_;
    const WrittenEntry& theirs_;
    bool is_new_ = false;
    std::string other_name_;
};

bool is_calendar_type(std::string_view type)
{
    const std::string plain = core::lower_case(core::trimmed(type.substr(0, type.find(';'))));
    return plain.empty() || plain == "text/calendar";
}

}  // namespace

Response dav_put(const DavRequest& dav)
{
    const Place& place = dav.place;
    if (place.kind != PlaceKind::entry)
        return dav_error(403, need_privileges(href_of(place), "write-content"));
    if (!is_calendar_type(dav.request.header("content-type")))
        return dav_error(403, "<C:supported-calendar-data/>");
    if (dav.request.body.size() > longest_entry) return dav_error(403, "<C:max-resource-size/>");
    if (place.name.size() > longest_name) return dav_error(403, "<C:valid-calendar-data/>");
    App& app = dav.shelf.app();
    const EntryWorker worker{app.worker_program};
    const WrittenEntry theirs =
        worker.read(dav.request.body, written_to(place.calendar), core::busy_entry_span(app.now()));
    if (theirs.fault) return refused(*theirs.fault);
    return Put{dav, theirs}.keep();
}

}  // namespace quorate::server
