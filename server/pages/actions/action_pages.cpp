#include "server/pages/actions/action_pages.hpp"

#include "core/actions/agree_action.hpp"
#include "core/actions/carried_actions.hpp"
#include "core/actions/escalation_policy.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/actions/hand_on.hpp"
#include "core/actions/wording_check.hpp"
#include "core/circulation/send_papers.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/minutes/amendment.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/register.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/actions/action_send_pages.hpp"
#include "server/pages/actions/people_to_hand_to.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

core::ActionForm form_from(const Fields& form)
{
    return {.what = form.get("what"),
            .plain_language = form.get("plain_language"),
            .owner = owner_from(form.get("owner")),
            .due_on = form.get("due_on"),
            .visible_to_family = form.get("visible_to_family") == "yes",
            .outcome_intended = form.get("outcome_intended"),
            .priority = form.get("priority"),
            .not_before = form.get("not_before"),
            .evidence_planned = form.get("evidence_planned"),
            .words_may_name = form.get("confirm_words") == "yes"};
}

ActionFormPage page_from(const core::ActionForm& typed)
{
    return {.what = typed.what,
            .plain_language = typed.plain_language,
            .owner = owner_key(typed.owner),
            .due_on = typed.due_on,
            .visible_to_family = typed.visible_to_family,
            .outcome_intended = typed.outcome_intended,
            .priority = typed.priority,
            .not_before = typed.not_before,
            .evidence_planned = typed.evidence_planned};
}

struct MeetingActions {
    core::MeetingFile file;
    std::vector<core::ActionRow> rows;
    std::vector<core::InviteeEntry> seats;
    bool are_agreed = false;  // with the minutes: none is added or worded otherwise
    std::vector<core::ActionRow> before = {};  // of earlier meetings, still to be done
    int to_tell = 0;  // owners who do not know of theirs, at a meeting that was adjourned
};

core::Result<MeetingActions> look(App& app,
                                  const core::Actor& actor,
                                  const core::MeetingId& meeting)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<MeetingActions> {
        auto rows = core::actions_of_meeting(work, app.clock, actor, meeting);
        if (!rows) return rows.error();
        auto file =
            core::meeting_file(work, actor, core::Action::case_view_summary, meeting, app.now());
        if (!file) return file.error();
        auto roll = core::register_beside(work, *file, app.now());
        const bool are_agreed = core::are_actions_agreed(work, file->meeting);
        auto before = core::actions_from_before(work, app.clock, actor, meeting);
        if (!before) return before.error();
        return MeetingActions{*std::move(file),
                              *std::move(rows),
                              std::move(roll.seats),
                              are_agreed,
                              *std::move(before),
                              core::owners_to_tell(work, app.clock, actor, meeting)};
    });
}

Response show_meeting(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const MeetingActions& seen,
                      ActionFormPage form,
                      int status = 200)
{
    const core::MeetingId& meeting = seen.file.meeting.id;
    const bool may_add = !seen.are_agreed &&
                         seen.file.meeting.status != core::MeetingStatus::cancelled &&
                         may_also(seen.file, actor, core::Action::action_create_edit, app.now());
    form.url = record_url(meeting, "actions");
    form.owners = owner_options(seen.seats);
    form.is_for_family = core::is_for_family(seen.file.meeting.type);
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "Action points", .eyebrow = meeting_line(seen.file)});
    page["tabs"] = meeting_tabs(actor, seen.file.meeting, "actions");
    page["nothing"] = seen.rows.empty() ? empty_state({.heading = "No action points yet",
                                                       .text = "Each has one owner and a day."})
                                        : View{false};
    page["agreed"] =
        seen.are_agreed
            ? alert(Alert::information,
                    {.strong = "The chair has agreed these action points with the minutes.",
                     .text = "How each stands can still be reported. Anything new is agreed at the "
                             "next meeting."})
            : View{false};
    page["has_actions"] = !seen.rows.empty();
    page["actions"] = actions_table(seen.rows, true);
    add_owners_to_tell(page, seen.to_tell, meeting);
    page["has_before"] = !seen.before.empty();
    page["before"] = actions_table(seen.before, true);
    page["new_action"] = may_add ? action_form_view(form) : View{false};
    return html_page(app,
                     request,
                     actor,
                     "actions/meeting",
                     {.title = "Action points",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting, "")},
                      .status = status},
                     std::move(page));
}

// What is said once somebody else has the action.
const char* handed_code(core::HandedNews news)
{
    switch (news) {
        case core::HandedNews::at_once:
            return "action-handed";
        case core::HandedNews::later:
            return "action-handed-later";
        case core::HandedNews::by_hand:
            return "action-handed-by-hand";
    }
    return "saved";
}

struct OneAction {
    core::ActionRow row;
    std::optional<PeopleToHandTo> to = {};  // when it may be handed on though it was agreed
    bool words_name_owner = false;
    std::vector<core::InviteeEntry> seats = {};
    bool may_edit = false;
    bool may_confirm = false;
    bool are_agreed = false;
    bool is_corrected = false;  // in the record
    bool may_drop = false;      // say that it is no longer needed
    bool may_report = false;
    std::vector<core::ToldOfAction> told = {};
};

core::Result<OneAction> look_at_one(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<OneAction> {
        const auto row =
            core::view_action(work, app.clock, actor, core::ActionPointId{request.value(0)});
        if (!row) return row.error();
        OneAction one{.row = *row};
        one.may_report = actor.is(row->action.owner.id());
        one.told = core::told_of_action(work, app.clock, actor, row->action);
        const auto file = core::meeting_file(
            work, actor, core::Action::case_view_summary, row->action.meeting, app.now());
        if (!file) return one;
        one.are_agreed = core::are_actions_agreed(work, file->meeting);
        one.is_corrected = core::corrects_action(
            work.minutes.amendments(actor.authority, row->action.meeting), row->action.id.text());
        one.may_edit = !one.are_agreed && core::is_still_to_do(row->action.status) &&
                       may_also(*file, actor, core::Action::action_create_edit, app.now());
        if (one.are_agreed && core::may_hand_on(work, app.clock, actor, *row)) {
            one.to = people_to_hand_to(work, actor);
            one.words_name_owner = core::names_anyone(row->action.plain_language.reveal(),
                                                      {row->owner_name, row->action.agreed_with});
        }
        one.may_drop = may_also(*file, actor, core::Action::action_close_escalate, app.now());
        one.may_confirm =
            core::is_done(row->action.status) && row->action.done_by != actor.user.text() &&
            !actor.is(row->action.owner.id()) &&
            (one.may_drop || (file->family.lead_worker == actor.user &&
                              may_also(*file, actor, core::Action::action_create_edit, app.now())));
        one.may_report = one.may_drop || one.may_confirm ||
                         (one.may_report && row->action.status != core::ActionStatus::confirmed);
        one.seats = core::register_beside(work, *file, app.now()).seats;
        return one;
    });
}

// "Done and confirmed: started Wed 25 Nov, done Thu 26 Nov, confirmed Fri 27 Nov"
std::string standing_text(const core::ActionPoint& action)
{
    std::string said;
    const auto add = [&said](const char* what, const std::optional<core::Instant>& at) {
        if (!at) return;
        said += said.empty() ? ": " : ", ";
        said += what + core::short_date(core::london_date(*at));
    };
    add("started ", action.started_at);
    if (core::is_done(action.status)) add("done ", action.done_at);
    add("confirmed ", action.confirmed_at);
    return status_words(action.status) + said;
}

// "Friday 4 December 2026: Kit Testwood"
SummaryRow told_row(const core::ToldOfAction& told)
{
    std::string names;
    for (const core::PersonName& name : told.names)
        names += (names.empty() ? "" : ", ") + name.reveal();
    const char* key = told.level == core::EscalationLevel::owner  ? "Owner first reminded"
                      : told.level == core::EscalationLevel::lead ? "Manager or lead told"
                                                                  : "Managers of the service told";
    return {
        .key = key,
        .value = core::long_date(core::london_date(told.at)) + (names.empty() ? "" : ": " + names)};
}

View details_of(const OneAction& one)
{
    const core::ActionRow& row = one.row;
    const core::ActionPoint& action = row.action;
    const std::string handed = agreed_with_words(row);
    std::vector<SummaryRow> rows{
        {.key = "In words the family can use",
         .value = action.plain_language.empty() ? "Not written" : action.plain_language.reveal()},
        {.key = "Who",
         .value = row.owner_name.reveal() +
                  (row.agency_name.empty() ? "" : ", " + row.agency_name) +
                  (handed.empty() ? "" : ". " + handed)},
        {.key = "What it is to bring about",
         .value =
             action.outcome_intended.empty() ? "Not written" : action.outcome_intended.reveal()},
        {.key = "What will show that it is done",
         .value =
             action.evidence_planned.empty() ? "Not written" : action.evidence_planned.reveal()},
        {.key = "Priority",
         .value = action.priority == core::ActionPriority::high ? "High" : "Normal"},
        {.key = "By", .value = core::long_date(action.due_on)},
        {.key = "Not before",
         .value = action.not_before ? core::long_date(*action.not_before) : "At once"},
        {.key = "How it stands", .value = standing_text(action)},
        {.key = "Family",
         .value = row.case_reference.empty()
                      ? "Not shown here"
                      : row.family_name.reveal() + ", " + row.case_reference},
        {.key = "The family",
         .value = action.visible_to_family ? "May read this action" : "Does not see it"},
        {.key = "Progress",
         .value = action.progress.empty() ? "None reported" : action.progress.reveal()},
        {.key = "What shows it",
         .value = action.evidence_given.empty() ? "Nothing yet" : action.evidence_given.reveal()}};
    for (const core::ToldOfAction& told : one.told)
        rows.push_back(told_row(told));
    return summary_list(rows);
}

std::vector<View> status_fields(const OneAction& one, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options{{.value = "open", .label = "Not started yet"},
                                {.value = "in_progress", .label = "In progress"},
                                {.value = "done", .label = "Done"}};
    if (one.may_confirm)
        options.push_back({.value = "confirmed", .label = "Done, and I have checked that it is"});
    if (one.may_drop) options.push_back({.value = "no_longer_needed", .label = "No longer needed"});
    return {radios({.name = "status",
                    .legend = "How it stands",
                    .options = options,
                    .chosen = std::string{core::code(one.row.action.status)},
                    .error = error_for(errors, "status")}),
            textarea({.name = "progress",
                      .label = "What has happened",
                      .value = one.row.action.progress.reveal(),
                      .error = error_for(errors, "progress"),
                      .rows = 3}),
            textarea({.name = "evidence",
                      .label = "What shows that it is done",
                      .value = one.row.action.evidence_given.reveal(),
                      .hint = "Such as a letter, or the day on which the child was seen. Whoever "
                              "confirms it reads this.",
                      .error = error_for(errors, "evidence"),
                      .rows = 2})};
}

// Its words stay as the minutes have them; whose it is may change.
View hand_on_view(const OneAction& one, const std::vector<core::FieldError>& errors)
{
    const core::ActionPoint& action = one.row.action;
    View view;
    view["owner_url"] = action_page_url(action.id) + "/owner";
    view["version"] = number_text(action.version);
    if (one.words_name_owner)
        view["names_owner"] =
            alert(Alert::warning,
                  {.strong = "The words for the family seem to name whoever had it.",
                   .text = "They stay as they were agreed: tell the family who does it now.",
                   .link = "Or add a correction",
                   .link_url = record_url(action.meeting, "minutes/amend")});
    view["field"] = select({.name = "to",
                            .label = "Who takes it over",
                            .groups = groups_of(*one.to, false),
                            .prompt = "Choose a person",
                            .hint = "They are told by e-mail at once, unless it cannot begin yet. "
                                    "The link of the one before stops.",
                            .error = error_for(errors, "to")});
    view["button"] = button({.label = "Hand it on", .look = ButtonLook::secondary});
    return view;
}

Response show_one(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const OneAction& one,
                  ActionFormPage form,
                  int status = 200)
{
    const core::ActionPoint& action = one.row.action;
    form.heading = "Change this action";
    form.button = "Save the action";
    form.url = action_page_url(action.id);
    form.version = action.version;
    form.owners = owner_options(one.seats);
    form.is_for_family = core::is_for_family(one.row.meeting_type);
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = action.what.reveal(), .eyebrow = kind_text(one.row)});
    page["corrected"] = one.is_corrected ? corrected_action_alert(action) : View{false};
    page["details"] = details_of(one);
    page["status_form"] = one.may_report;
    page["status_url"] = action_page_url(action.id) + "/status";
    page["version"] = number_text(action.version);
    page["status_fields"] =
        view_list(status_fields(one, form.errors), [](const View& field) { return field; });
    page["status_button"] = button({.label = "Save how it stands"});
    page["hand_on"] = one.to ? hand_on_view(one, form.errors) : View{false};
    page["new_action"] = one.may_edit ? action_form_view(form) : View{false};
    page["agreed"] = one.are_agreed && one.may_drop
                         ? alert(Alert::information,
                                 {.strong = "The chair has agreed this action with the minutes.",
                                  .text = "If somebody else is to do it, hand it on below. If "
                                          "something else is needed, say that it is no longer "
                                          "needed and agree another at the next meeting."})
                         : View{false};
    return html_page(app,
                     request,
                     actor,
                     "actions/action",
                     {.title = "Action",
                      .section = Section::actions,
                      .back = {.label = "Back to actions", .url = "/actions"},
                      .status = status},
                     std::move(page));
}

ActionFormPage form_of_action(const core::ActionPoint& action)
{
    return {.what = action.what.reveal(),
            .plain_language = action.plain_language.reveal(),
            .owner = owner_key(action.owner),
            .due_on = core::typed_date(action.due_on),
            .visible_to_family = action.visible_to_family,
            .outcome_intended = action.outcome_intended.reveal(),
            .priority = std::string{core::code(action.priority)},
            .not_before = action.not_before ? core::typed_date(*action.not_before) : std::string{},
            .evidence_planned = action.evidence_planned.reveal()};
}

Response show_one_again(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const core::Error& error,
                        const std::optional<core::ActionForm>& typed,
                        const Fields& report = {})
{
    const bool stale = error.refusal == core::Refusal::stale_version;
    if (error.fields.empty() && !stale) return refusal_page(app, request, actor, error);
    auto one = look_at_one(app, request, actor);
    if (!one) return refusal_page(app, request, actor, one.error());
    OneAction shown = *std::move(one);
    ActionFormPage form = typed ? page_from(*typed) : form_of_action(shown.row.action);
    form.errors = error.fields;
    form.asks_about_words = error.refusal == core::Refusal::needs_confirmation;
    if (report.has("progress")) {
        shown.row.action.progress = core::FreeText{report.get("progress")};
        if (report.has("evidence"))
            shown.row.action.evidence_given = core::FreeText{report.get("evidence")};
        if (const auto status = core::action_status_from(report.get("status")))
            shown.row.action.status = *status;
    }
    if (stale)
        form.errors.push_back(
            {typed ? "what" : "progress",
             "Someone else changed this while you had it open. Yours is still here"});
    return show_one(app, request, actor, shown, std::move(form), refusal_status(error.refusal));
}

}  // namespace

Response get_meeting_actions(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, actor, core::MeetingId{request.value(0)});
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show_meeting(app, request, actor, *seen, {});
}

Response post_meeting_action(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::AddAction command{.meeting = core::MeetingId{request.value(0)},
                                  .form = form_from(form)};
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_action(work, app.clock, app.random, app.links, actor, command);
    });
    if (added) return done(record_url(command.meeting, "actions"), "action-added");
    if (added.error().fields.empty()) return refusal_page(app, request, actor, added.error());
    const auto seen = look(app, actor, command.meeting);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    ActionFormPage again = page_from(command.form);
    again.errors = added.error().fields;
    return show_meeting(
        app, request, actor, *seen, std::move(again), refusal_status(added.error().refusal));
}

Response get_action(App& app, const Request& request, const core::Actor& actor)
{
    const auto one = look_at_one(app, request, actor);
    if (!one) return refusal_page(app, request, actor, one.error());
    return show_one(app, request, actor, *one, form_of_action(one->row.action));
}

Response post_action(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::EditAction command{.action = core::ActionPointId{request.value(0)},
                                   .version = number_field(form, "version"),
                                   .form = form_from(form)};
    bool is_handed = false;
    core::HandedNews news = core::HandedNews::later;
    const auto saved =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::ActionRow> {
            const auto before = work.actions.find(actor.authority, command.action);
            auto row = core::edit_action(work, meeting_tools(app), actor, command);
            if (!row) return row;
            is_handed = before && before->action.owner != row->action.owner;
            news = core::handed_news(work, actor.authority, row->action, app.now());
            return row;
        });
    if (!saved) return show_one_again(app, request, actor, saved.error(), command.form);
    return done(action_page_url(command.action), is_handed ? handed_code(news) : "saved");
}

Response post_action_owner(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::HandOnAction command{.action = core::ActionPointId{request.value(0)},
                                     .version = number_field(form, "version"),
                                     .to = owner_from(form.get("to"))};
    core::HandedNews news = core::HandedNews::later;
    const auto handed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::ActionRow> {
            auto row = core::hand_on_action(work, meeting_tools(app), actor, command);
            if (row) news = core::handed_news(work, actor.authority, row->action, app.now());
            return row;
        });
    if (!handed) return show_one_again(app, request, actor, handed.error(), std::nullopt, form);
    return done(action_page_url(command.action), handed_code(news));
}

Response post_action_status(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto status = core::action_status_from(form.get("status"));
    if (!status) {
        core::Error error = core::invalid("status", "Choose how it stands");
        for (core::FieldError& fault : core::progress_faults(form.get("progress")))
            error.fields.push_back(std::move(fault));
        for (core::FieldError& fault : core::progress_faults(form.get("evidence"), "evidence"))
            error.fields.push_back(std::move(fault));
        return show_one_again(app, request, actor, error, std::nullopt, form);
    }
    core::UpdateAction command{.action = core::ActionPointId{request.value(0)},
                               .version = number_field(form, "version"),
                               .status = *status,
                               .progress = form.get("progress")};
    if (form.has("evidence")) command.evidence = form.get("evidence");
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::update_action(work, app.clock, actor, command);
    });
    if (!saved) return show_one_again(app, request, actor, saved.error(), std::nullopt, form);
    return done(action_page_url(command.action), "saved");
}

}  // namespace quorate::server
