#include "server/pages/meetings/new_meeting_pages.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/last_adjourned.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/usual_booking.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/invitee_rows.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

struct Prepared {
    core::MeetingChoices choices;
    std::vector<core::TakenTime> taken = {};
    core::UsualBooking usual = {};
    core::WorkingCalendar local;
    std::optional<core::Date> again_by = {};  // the last day, where it comes before the limit's
};

// What the page says besides the form: what is wrong with it, or that it could be booked.
struct Said {
    std::vector<core::FieldError> errors = {};
    int status = 200;
    bool can_be_booked = false;
    std::string late_words = {};  // then, if somebody has to allow it first
};

// The last day is that of the children who are chosen.
void keep_limits_of(core::MeetingChoices& choices, const std::vector<std::string>& chosen)
{
    const std::vector<core::ChildId> children{chosen.begin(), chosen.end()};
    std::erase_if(choices.limits,
                  [&](const core::CaseDueDate& due) { return !waits_for_one_of(due, children); });
    choices.due.reset();
    if (!choices.limits.empty()) choices.due = choices.limits.front();
}

// Those of the family whom the address names.
std::vector<std::string> named_children(const core::MeetingChoices& choices,
                                        const std::vector<std::string>& named)
{
    std::vector<std::string> children;
    for (const core::Child& child : choices.children)
        if (std::ranges::find(named, child.id.text()) != named.end())
            children.push_back(child.id.text());
    return children;
}

// Those who wait for such a meeting; everybody when nobody does.
std::vector<std::string> usual_children(const core::MeetingChoices& choices)
{
    std::vector<std::string> usual;
    for (const core::Child& child : choices.children) {
        const bool waits = std::ranges::any_of(choices.limits, [&](const core::CaseDueDate& due) {
            return waits_for_one_of(due, {child.id});
        });
        if (waits || choices.limits.empty()) usual.push_back(child.id.text());
    }
    return usual;
}

// Usual answers, so that a conference takes few.
void answer_as_usual(MeetingForm& form, const Prepared& made)
{
    form.children = named_children(made.choices, form.children);
    if (form.children.empty()) form.children = usual_children(made.choices);
    form.invitees = made.usual.invitees;
    if (!core::meeting_type_from(form.type)) return;
    form.length = number_text(made.usual.length_minutes);
    form.parts = parts_of(windows_of(form.invitees), length_of(form));
    form.chair = made.usual.chair.text();
    if (form.date.empty()) form.date = core::typed_date(made.usual.next_working_day);
}

// The children who are ticked, where they are not all of the family.
std::vector<core::ChildId> some_of(const MeetingForm& form, const core::MeetingChoices& choices)
{
    if (form.children.size() == choices.children.size()) return {};
    return {form.children.begin(), form.children.end()};
}

enum class Answers { as_typed, usual };

// What the form offers; with the usual answers, it is given those too.
core::Result<Prepared> prepared(App& app,
                                const core::Actor& actor,
                                MeetingForm& form,
                                Answers answers)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Prepared> {
        auto choices = core::meeting_choices(work,
                                             meeting_tools(app),
                                             actor,
                                             core::CaseId{form.family},
                                             core::meeting_type_from(form.type));
        if (!choices) return choices.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::meeting_create,
                     .object = form.family,
                     .case_id = core::CaseId{form.family},
                     .detail = "part=form"});
        Prepared made{.choices = *std::move(choices),
                      .local = core::calendars_of(work, actor.authority, app.bank_holidays).local};
        made.usual = core::usual_booking(
            work,
            made.choices,
            core::meeting_type_from(form.type).value_or(core::MeetingType::core_group),
            made.local,
            core::london_date(app.now()));
        if (const auto type = core::meeting_type_from(form.type))
            core::welcome_family(made.choices, *type, made.usual);
        if (answers == Answers::usual) answer_as_usual(form, made);
        keep_limits_of(made.choices, form.children);
        const auto type = core::meeting_type_from(form.type);
        if (type && made.choices.due)
            made.again_by = core::earlier_last_day(
                *made.choices.due,
                core::to_be_held_again_by(work, actor.authority, made.choices.family.id, *type),
                core::london_date(app.now()));
        if (const auto day = core::parse_typed_date(form.date))
            made.taken = core::taken_on(work, actor, *day);
        return made;
    });
}

std::string date_hint(const Prepared& prepared)
{
    return "For example, " + core::typed_date(prepared.usual.next_working_day) +
           ", the next working day";
}

// The clock of each child, when there are several of this kind.
void set_clocks(View& page, const core::MeetingChoices& choices)
{
    page["has_clocks"] = choices.limits.size() > 1;
    page["clocks"] = view_list(choices.limits, [&](const core::CaseDueDate& due) {
        View clock;
        clock["whose"] = names_of(choices.children, waiting_children(due, choices.children));
        clock["clock_day"] = last_day_text(due);
        return clock;
    });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              MeetingForm form,
              const Said& said = {},
              Answers answers = Answers::as_typed)
{
    const auto made = prepared(app, actor, form, answers);
    if (!made) return refusal_page(app, request, actor, made.error());
    const std::vector<core::FieldError>& errors = said.errors;
    const core::MeetingChoices& choices = made->choices;
    const auto type = core::meeting_type_from(form.type);

    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Add a meeting",
                              .sub = choices.family.family_name.reveal() + " family",
                              .eyebrow = choices.family.reference});
    page["save_url"] = "/meetings/new";
    page["cancel_url"] = family_url(choices.family.id);
    page["times_url"] =
        type ? choose_time_url(choices.family.id, *type, {.children = some_of(form, choices)})
             : std::string{};
    page["family"] = form.family;
    page["subject"] = view_list(subject_fields(form, choices, errors), std::identity{});
    page["fields"] = view_list(time_and_place_fields(form,
                                                     choices,
                                                     type.value_or(core::MeetingType::core_group),
                                                     choices.due,
                                                     errors,
                                                     date_hint(*made)),
                               std::identity{});
    page["confirm"] = view_list(confirm_fields(form, errors), std::identity{});
    page["notices"] =
        view_list(said.can_be_booked
                      ? booking_notices(choices, form, made->taken, made->local, said.late_words)
                      : std::vector<View>{},
                  std::identity{});
    page["invitees_error"] = error_for(errors, "invitees");
    page["find"] = request.method == Method::post ? form_of(request).get("find") : std::string{};
    page["groups"] = invitee_groups(choices, form, page.get("find")->string_value(), made->taken);
    page["caption"] = std::string{"People who can be invited"};
    page["others"] = View{false};
    page["first_part"] = first_part_field(form.parts, errors);
    page["quorum"] = type ? quorum_box(core::quorum_if_invited(
                                           choices, *type, core::UserId{form.chair}, form.invitees),
                                       core::QuorumBasis::invited)
                          : View{false};
    page["last_day"] = made->again_by ? core::long_date(*made->again_by)
                       : choices.due  ? last_day_text(*choices.due)
                                      : std::string{};
    page["again"] = made->again_by ? held_again_sentence(*choices.due) : std::string{};
    const bool is_earlier =
        !made->again_by && choices.due && choices.due->schedule_by < choices.due->limit_date;
    page["schedule_by"] = is_earlier ? core::short_date(choices.due->schedule_by) : std::string{};
    page["dates_url"] = dates_url(choices.family.id);
    set_clocks(page, choices);
    page["day_box"] = day_box(choices, form, made->taken);
    page["save"] = button({.label = "Book and send invitations", .name = "step", .value = "save"});
    page["check"] = button({.label = "Check this day",
                            .look = ButtonLook::secondary,
                            .name = "step",
                            .value = "check"});
    page["search"] = button(
        {.label = "Find people", .look = ButtonLook::secondary, .name = "step", .value = "find"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/new",
                     {.title = "Add a meeting",
                      .section = Section::meetings,
                      .back = {"Back to the family", family_url(choices.family.id)},
                      .status = said.status},
                     std::move(page));
}

// Without a family in the address: choose one first.
Response choose_family(App& app, const Request& request, const core::Actor& actor)
{
    // The form sends it empty when nothing is chosen.
    std::vector<core::FieldError> errors;
    if (request.query.has("family"))
        errors.push_back({"family", "Choose which family it is about"});
    const auto cases = app.read(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::CaseSummary>> {
            const auto reach = core::permit_list(actor, core::Action::case_search, app.now());
            if (!reach) return reach.error();
            // Only those the person can book for.
            return work.cases.search(
                actor, core::Reach::involved, app.now(), {.open_only = true, .limit = 200});
        });
    if (!cases) return refusal_page(app, request, actor, cases.error());
    std::vector<Option> families;
    for (const core::CaseSummary& each : *cases)
        families.push_back({each.family.id.text(),
                            each.family.reference + ", " + each.family.family_name.reveal()});
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Add a meeting"});
    page["next_url"] = "/meetings/new";
    page["field_view"] = select({.name = "family",
                                 .label = "Which family is it about?",
                                 .options = std::move(families),
                                 .prompt = "Choose a family",
                                 .error = error_for(errors, "family")});
    std::vector<View> asked;
    for (const char* name : {"type", "date", "time", "room"})
        if (const std::string& value = request.query.get(name); !value.empty())
            asked.push_back(hidden_input(name, value));
    page["asked"] = view_list(asked, [](const View& each) { return each; });
    page["go"] = button({.label = "Continue"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/choose_family",
                     {.title = "Add a meeting",
                      .section = Section::meetings,
                      .back = {"Back to meetings", meetings_url()},
                      .status = errors.empty() ? 200 : 422},
                     std::move(page));
}

}  // namespace

Response get_new_meeting(App& app, const Request& request, const core::Actor& actor)
{
    MeetingForm form{.family = request.query.get("family"), .type = request.query.get("type")};
    if (form.family.empty()) return choose_family(app, request, actor);
    form.date = request.query.get("date");
    form.time = request.query.get("time");
    form.room = request.query.get("room");
    form.children = request.query.all("child");
    return show(app, request, actor, std::move(form), {}, Answers::usual);
}

Response post_new_meeting(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    const MeetingForm form = meeting_form_of(fields);
    const std::string& step = fields.get("step");
    if (step == "find") return show(app, request, actor, form);

    core::Error refused;
    const auto fault = first_part_fault(form.parts, length_of(form));
    if (step == "check" || fault) {
        const auto checked = app.read(actor, [&](core::UnitOfWork& work) {
            return core::check_meeting(work, meeting_tools(app), actor, draft_of(form));
        });
        if (checked && fault)
            return show(app, request, actor, form, {.errors = {*fault}, .status = 422});
        if (checked) return show(app, request, actor, form, {.can_be_booked = true});
        refused = checked.error();
        if (const std::string late = only_late_words(refused, form); !late.empty() && !fault)
            return show(app, request, actor, form, {.can_be_booked = true, .late_words = late});
    } else {
        const auto booked = app.transact(actor, [&](core::UnitOfWork& work) {
            return core::schedule_meeting(work, meeting_tools(app), actor, draft_of(form));
        });
        if (booked) return done(meeting_url(*booked), "meeting-booked");
        refused = booked.error();
    }
    const core::Error error = meeting_form_error(refused, form);
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app,
                request,
                actor,
                form,
                {.errors = error.fields, .status = refusal_status(error.refusal)});
}

}  // namespace quorate::server
