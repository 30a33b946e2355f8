#include "server/pages/meetings/meeting_list_pages.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

struct Filter {
    std::string from;
    std::string type;
    std::string state;
    std::string who;
};

core::MeetingQuery query_of(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const Filter& filter)
{
    const core::Date today = core::london_date(app.now());
    core::MeetingQuery query{
        .from = core::london_instant(core::parse_typed_date(filter.from).value_or(today)),
        .type = core::meeting_type_from(filter.type),
        .status = core::meeting_status_from(filter.state),
        .with_cancelled = filter.state == "all",
        .stretch = {.after = request.query.get("after"), .limit = 50}};
    if (filter.who == "me") query.chair = actor.user;
    return query;
}

std::vector<View> filter_fields(const Filter& filter, bool reduced)
{
    std::vector<Option> types;
    for (const core::MeetingType type : core::all_meeting_types())
        types.push_back({std::string{code(type)}, std::string{label(type)}});
    const bool is_unread =
        !core::trimmed(filter.from).empty() && !core::parse_typed_date(filter.from);
    View from =
        date_input({.name = "from",
                    .label = "From",
                    .value = filter.from,
                    .error = is_unread ? core::typed_date_fault(filter.from) : std::string{}});
    View state = select({.name = "state",
                         .label = "State",
                         .options = {{"scheduled", "To come"},
                                     {"held", "Held"},
                                     {"cancelled", "Cancelled"},
                                     {"all", "All, with cancelled"}},
                         .chosen = filter.state,
                         .prompt = "All but cancelled"});
    if (reduced) return {std::move(from), std::move(state)};
    return {std::move(from),
            select({.name = "type",
                    .label = "Kind",
                    .options = std::move(types),
                    .chosen = filter.type,
                    .prompt = "All kinds"}),
            std::move(state),
            select({.name = "who",
                    .label = "Chair",
                    .options = {{"me", "Chaired by me"}},
                    .chosen = filter.who,
                    .prompt = "Anyone"})};
}

TableRow row_of(const core::MeetingListing& entry, const core::MeetingList& list)
{
    const core::Meeting& meeting = entry.meeting;
    Cell state;
    const auto quorum = list.quorum.find(meeting.id);
    if (meeting.status == core::MeetingStatus::cancelled)
        state.chips.push_back(chip(Chip::none, "Cancelled"));
    else if (meeting.status == core::MeetingStatus::held)
        state.chips.push_back(
            held_chip(quorum == list.quorum.end() ? core::Quorum{} : quorum->second));
    else if (quorum != list.quorum.end() && quorum->second.state != core::QuorumState::not_needed)
        state.chips.push_back(quorum_state_chip(quorum->second));
    else
        state.chips.push_back(chip(Chip::ok, "Booked"));
    if (entry.is_reduced)
        state.sub = own_reply_text(entry);
    else if (meeting.status == core::MeetingStatus::scheduled)
        state.sub = entry.awaited == 0
                        ? std::string{"Everyone has replied"}
                        : counted(entry.awaited, "person has", "people have") + " not replied";
    if (list.chair_declined.contains(meeting.id))
        state.chips.insert(state.chips.begin(), chip(Chip::late, "Chair cannot come"));
    const bool is_over = meeting.status == core::MeetingStatus::cancelled;
    return {.cells = {{.text = when_text(meeting),
                       .url = entry.may_open ? meeting_url(meeting.id) : std::string{}},
                      {.text = kind_text(entry), .sub = reference_text(entry)},
                      {.text = where_text(entry),
                       .sub = entry.is_reduced ? "" : "Chair: " + entry.chair_name.reveal()},
                      std::move(state)},
            .tone = is_over ? RowTone::quiet : RowTone::plain};
}

}  // namespace

Response get_meetings(App& app, const Request& request, const core::Actor& actor)
{
    const Filter filter{.from = request.query.get("from"),
                        .type = request.query.get("type"),
                        .state = request.query.get("state"),
                        .who = request.query.get("who")};
    core::MeetingQuery query = query_of(app, request, actor, filter);
    const auto list = listed_from(query.stretch.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::list_meetings(work, meeting_tools(app), actor, query);
        });
    });
    if (!list) return refusal_page(app, request, actor, list.error());

    PageHead head{.heading = "Meetings", .sub = "From today, or from the date you choose"};
    if (core::permit_role(actor, core::Action::meeting_create))
        head.buttons = {{"Add a meeting", new_meeting_url()}};
    if (core::permit_role(actor, core::Action::redaction_approve))
        head.buttons.push_back({"Copies and letters to release", waiting_copies_url()});
    Table rows{.caption = "Meetings by time", .columns = {"When", "Meeting", "Where", "State"}};
    for (const core::MeetingListing& entry : list->page.entries)
        rows.rows.push_back(row_of(entry, *list));

    View page;
    page["head"] = page_head(head);
    page["search_url"] = meetings_url();
    page["filters"] =
        view_list(filter_fields(filter, core::is_reduced(actor, core::Action::meeting_view)),
                  std::identity{});
    page["show"] = button({.label = "Show", .look = ButtonLook::secondary});
    page["found"] = rows.rows.empty() ? View{false} : table(rows);
    page["nothing"] = rows.rows.empty()
                          ? empty_state({.heading = "No meetings here",
                                         .text = "Change the filter, or add a meeting.",
                                         .icon = "information"})
                          : View{false};
    const std::string next =
        list->page.has_more ? with_query(meetings_url(),
                                         {{"from", filter.from},
                                          {"type", filter.type},
                                          {"state", filter.state},
                                          {"who", filter.who},
                                          {"after", list->page.entries.back().meeting.id.text()}})
                            : std::string{};
    page["pages"] = pagination("", next);
    return html_page(app,
                     request,
                     actor,
                     "meetings/list",
                     {.title = "Meetings", .section = Section::meetings},
                     std::move(page));
}

}  // namespace quorate::server
