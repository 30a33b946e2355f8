#include "server/pages/record/without_quorum_page.hpp"

#include "core/actions/adjourn_with_actions.hpp"
#include "core/circulation/mark_plan_lines.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/without_quorum.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// How many action points the page asks for; more are agreed on their own page.
constexpr std::size_t asked_actions = 3;

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

// What the page is made of.
struct Seen {
    core::Register roll;
    core::ReconveneBy again;
    std::optional<core::Meeting> before = {};  // held without quorum too
    std::vector<core::User> managers = {};
};

core::ReconveneBy again_by(App& app, core::UnitOfWork& work, const core::Meeting& meeting)
{
    const auto calendars = core::calendars_of(work, meeting.authority, app.bank_holidays);
    return core::reconvene_by(work, calendars.local, meeting);
}

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto roll = core::view_register(work, app.clock, actor, meeting_of(request));
        if (!roll) return roll.error();
        const core::Meeting meeting = roll->file.meeting;
        Seen seen{.roll = *std::move(roll),
                  .again = again_by(app, work, meeting),
                  .before = core::inquorate_before(work, meeting)};
        if (seen.before) seen.managers = core::who_may_allow(work, meeting.authority);
        return seen;
    });
}

View sentences(const std::vector<std::string>& all)
{
    return view_list(all, [](const std::string& words) {
        View view;
        view["sentence"] = words;
        return view;
    });
}

std::vector<Option> options_of(const std::vector<core::User>& managers)
{
    std::vector<Option> options;
    for (const core::User& user : managers)
        options.push_back({user.id.text(), user.name.reveal() + ", " + user.job_title});
    return options;
}

std::vector<View> leave_fields(const Seen& seen,
                               const core::CloseMeeting& typed,
                               const std::vector<core::FieldError>& errors)
{
    return {select({.name = "allowed_by",
                    .label = "The manager who allows it",
                    .options = options_of(seen.managers),
                    .chosen = typed.allowed_by.text(),
                    .prompt = "Choose a manager",
                    .error = error_for(errors, "allowed_by")}),
            textarea({.name = "allowed_reason",
                      .label = "Why the manager allows it",
                      .value = typed.allowed_reason,
                      .error = error_for(errors, "allowed_reason"),
                      .rows = 3})};
}

// The family agrees theirs in words of its own, on the page of action points.
std::vector<Option> professionals_of(const std::vector<core::InviteeEntry>& seats)
{
    std::vector<core::InviteeEntry> professionals = seats;
    std::erase_if(professionals,
                  [](const core::InviteeEntry& seat) { return seat.invitee.holder.member; });
    return owner_options(professionals);
}

// Who does what until the meeting is held again, by that day unless another is typed.
std::vector<View> action_views(const Seen& seen,
                               const std::vector<core::ActionForm>& typed,
                               const std::vector<core::FieldError>& errors)
{
    const std::vector<Option> owners = professionals_of(seen.roll.seats);
    std::vector<View> views;
    for (std::size_t number = 1; number <= asked_actions; ++number) {
        const core::ActionForm form =
            number <= typed.size() ? typed[number - 1] : core::ActionForm{};
        const auto name = [&](const char* field) {
            return core::interim_action_field(number, field);
        };
        const auto wrong = [&](const char* field) { return error_for(errors, name(field)); };
        const std::vector<View> fields{
            text_input({.name = name("what"),
                        .label = "What will be done",
                        .value = form.what,
                        .error = wrong("what")}),
            select({.name = name("owner"),
                    .label = "Who",
                    .options = owners,
                    .chosen = owner_key(form.owner),
                    .prompt = "Choose a person",
                    .error = wrong("owner")}),
            text_input({.name = name("due_on"),
                        .label = "By",
                        .value = form.due_on,
                        .hint = "Without a day: " + core::typed_date(seen.again.last_day),
                        .error = wrong("due_on")})};
        View view;
        view["action_number"] = number_text(static_cast<int>(number));
        view["action_fields"] = view_list(fields, [](const View& each) { return each; });
        views.push_back(std::move(view));
    }
    return views;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Seen& seen,
              const TypedClosing& closing = {},
              const core::Error* error = nullptr)
{
    const core::Meeting& meeting = seen.roll.file.meeting;
    const std::vector<core::FieldError> errors =
        error == nullptr ? std::vector<core::FieldError>{} : error->fields;
    const core::CloseMeeting& typed = closing.command;
    const auto same = [](const View& view) { return view; };
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = "Quorum is not met", .eyebrow = meeting_line(seen.roll.file)});
    add_quorum(page, seen.roll);
    page["close_url"] = record_url(meeting.id, "close");
    page["version"] = number_text(typed.version == 0 ? meeting.version : typed.version);
    page["last_day"] = core::long_date(seen.again.last_day);
    page["working"] = sentences(seen.again.working);
    page["plan_field"] =
        textarea({.name = "interim_plan",
                  .label = "What keeps the child safe until then, and who does what",
                  .value = typed.interim_plan,
                  .hint = "It goes into the record, to professionals with the papers, and stands "
                          "beside the minutes when the meeting is held again. Put each point on a "
                          "line of its own: of these you choose afterwards what the family reads.",
                  .error = error_for(errors, "interim_plan"),
                  .rows = 6});
    const bool may_agree =
        may_also(seen.roll.file, actor, core::Action::action_create_edit, app.now());
    page["has_interim_actions"] = may_agree;
    page["interim_actions"] = view_list(
        may_agree ? action_views(seen, closing.actions, errors) : std::vector<View>{}, same);
    page["early_field"] =
        core::has_not_begun(meeting, app.now())
            ? checkboxes(
                  {.name = "confirm_early",
                   .options = {{"yes",
                                "It starts at " + core::london_clock_time(meeting.starts_at) +
                                    ", and I adjourn it now all the same"}},
                   .chosen = {typed.is_sure_early ? "yes" : ""},
                   .error = error_for(errors, "confirm_early")})
            : View{false};
    page["adjourn_button"] =
        button({.label = "Adjourn the meeting", .name = "do", .value = "adjourn"});
    page["can_go_on"] = meeting.opened_at.has_value();
    page["open_first_url"] = meeting.opened_at ? std::string{} : record_url(meeting.id, "register");
    page["reason_field"] = textarea({.name = "proceed_reason",
                                     .label = "Why the meeting went on without quorum",
                                     .value = typed.proceed_reason,
                                     .hint = "The chair decides this. It is kept with the record.",
                                     .error = error_for(errors, "proceed_reason"),
                                     .rows = 4});
    page["go_on_button"] = button({.label = "End the meeting, held without quorum",
                                   .look = ButtonLook::secondary,
                                   .name = "do",
                                   .value = "go_on"});
    page["second_in_a_row"] =
        seen.before ? alert(Alert::warning,
                            {.strong = "The last meeting of this kind had no quorum either.",
                             .text = "It was on " +
                                     core::long_date(core::london_date(seen.before->starts_at)) +
                                     ". There are never two in a row unless a manager allows it."})
                    : View{false};
    page["leave_fields"] =
        view_list(seen.before ? leave_fields(seen, typed, errors) : std::vector<View>{}, same);
    return html_page(app,
                     request,
                     actor,
                     "record/without_quorum",
                     {.title = "Quorum is not met",
                      .section = Section::meetings,
                      .back = {.label = "Who is here", .url = record_url(meeting.id, "register")},
                      .status = error == nullptr ? 200 : refusal_status(error->refusal)},
                     std::move(page));
}

}  // namespace

Response get_without_quorum(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const bool may_close = can_take_register(seen->roll, actor, app.now());
    if (!may_close || !core::lacks_quorum(seen->roll.quorum.state))
        return see_other(record_url(meeting_of(request), "register"));
    return show(app, request, actor, *seen);
}

TypedClosing typed_closing(const Request& request, const Fields& form)
{
    TypedClosing typed{.command = {.meeting = meeting_of(request),
                                   .version = number_field(form, "version"),
                                   .proceed_reason = form.get("proceed_reason"),
                                   .adjourns = form.get("do") == "adjourn",
                                   .interim_plan = form.get("interim_plan"),
                                   .allowed_by = core::UserId{form.get("allowed_by")},
                                   .allowed_reason = form.get("allowed_reason"),
                                   .is_sure_early = form.get("confirm_early") == "yes"}};
    for (std::size_t number = 1; number <= asked_actions; ++number) {
        const auto field = [&](const char* name) {
            return form.get(core::interim_action_field(number, name));
        };
        typed.actions.push_back({.what = field("what"),
                                 .owner = owner_from(field("owner")),
                                 .due_on = field("due_on")});
    }
    return typed;
}

Response show_without_quorum(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const TypedClosing& typed,
                             const core::Error& error)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show(app, request, actor, *seen, typed, &error);
}

View closing_view(App& app, const core::Actor& actor, const core::Register& roll)
{
    const core::Closing& closing = *roll.closing;
    const core::Meeting& meeting = roll.file.meeting;
    std::vector<SummaryRow> rows{
        {.key = "Ended", .value = core::london_long_time(closing.closed_at)},
        {.key = "Quorum", .value = std::string{core::ended_label(closing.quorum)}}};
    if (!closing.proceed_reason.empty())
        rows.push_back({.key = "Why it went on", .value = closing.proceed_reason.reveal()});
    if (!closing.reconvene_by && may_also(roll.file, actor, core::Action::minutes_view, app.now()))
        rows.push_back({.key = "What follows",
                        .value = "The meetings that the rules ask for now",
                        .actions = {{.label = "Book them",
                                     .url = minutes_url(meeting.id, std::string{core::dates_item}),
                                     .about = "the meetings that follow"}}});
    if (closing.reconvene_by) {
        const auto working =
            app.read(actor, [&](core::UnitOfWork& work) -> core::Result<core::ReconveneBy> {
                return again_by(app, work, meeting);
            });
        std::string words = "By " + core::long_date(*closing.reconvene_by);
        // Kept as it was: the working is told while it still comes to the same day.
        if (working && working->last_day == *closing.reconvene_by)
            for (const std::string& sentence : working->working)
                words += '\n' + sentence;
        SummaryRow again{.key = "To be held again", .value = std::move(words)};
        if (may_also(roll.file, actor, core::Action::meeting_create, app.now()))
            again.actions = {{.label = "Find a time",
                              .url = choose_time_url(
                                  meeting.case_id, meeting.type, {.children = meeting.children}),
                              .about = "to hold the meeting again"}};
        rows.push_back(
            {.key = "Adjourned", .value = "For want of quorum. Nothing was decided for any child"});
        SummaryRow until{.key = "Until then", .value = closing.interim_plan.reveal()};
        if (may_also(roll.file, actor, core::Action::action_create_edit, app.now()))
            until.actions = {{.label = "Agree action points",
                              .url = record_url(meeting.id, "actions"),
                              .about = "for the time until the meeting is held again"}};
        if (core::is_for_family(meeting.type) &&
            core::may_mark_plan_lines(roll.file, actor, app.now()))
            until.actions.push_back({.label = "Choose what the family reads",
                                     .url = record_url(meeting.id, "interim-plan"),
                                     .about = "of the interim plan"});
        rows.push_back(std::move(until));
        rows.push_back(std::move(again));
    }
    if (closing.allowed_by) {
        const auto who = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<std::string> {
            const auto user = work.users.find(*closing.allowed_by);
            return user ? user->name.reveal() : std::string{"Somebody who left"};
        });
        rows.push_back(
            {.key = "A second one in a row was allowed by",
             .value = (who ? *who : std::string{}) + ": " + closing.allowed_reason.reveal()});
    }
    return summary_list(rows);
}

}  // namespace quorate::server
