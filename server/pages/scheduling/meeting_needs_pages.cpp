#include "server/pages/scheduling/meeting_needs_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/audit/audited.hpp"
#include "core/scheduling/chain_needs.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/search_slots.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/meetings/invitee_rows.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chain_return.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/nearest_views.hpp"
#include "server/pages/scheduling/needs_form.hpp"

namespace quorate::server {
namespace {

struct Asked {
    core::CaseId family = {};
    core::MeetingType type = core::MeetingType::core_group;
    std::vector<core::ChildId> children = {};  // whom the times are for; none named: as stored
    std::optional<ChainReturn> chain = {};     // from whose page it was opened
};

struct Known {
    core::MeetingChoices choices;
    core::MeetingNeeds needs = {};
    std::vector<core::InterpreterNeed> interpreters = {};  // of the family who are asked already
};

struct Said {
    std::vector<core::FieldError> errors = {};
    int status = 200;
    std::string find = {};
};

std::optional<Asked> asked_in(const Fields& fields)
{
    const auto type = core::meeting_type_from(fields.get("type"));
    if (!type || fields.get("family").empty()) return std::nullopt;
    return Asked{.family = core::CaseId{fields.get("family")},
                 .type = *type,
                 .children = children_in(fields),
                 .chain = chain_return_in(fields)};
}

// What the page of three meetings finds times with: what nobody has said is taken over there.
std::optional<core::MeetingNeeds> needs_in_chain(core::UnitOfWork& work,
                                                 const core::MeetingTools& tools,
                                                 const core::Actor& actor,
                                                 const Asked& asked)
{
    if (!asked.chain) return std::nullopt;
    const auto all =
        core::ChainNeeds::read(work, tools, actor, asked.family, asked.chain->type, asked.children);
    if (!all) return std::nullopt;
    for (const core::ChainLink link : core::all_chain_links) {
        if (core::type_of(link, asked.chain->type) != asked.type) continue;
        if (const auto needs = all->of(link)) return *needs;
    }
    return std::nullopt;
}

core::Result<Known> known_of(App& app, const core::Actor& actor, const Asked& asked)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Known> {
        const core::MeetingTools tools = meeting_tools(app);
        auto choices = core::meeting_choices(work, tools, actor, asked.family, asked.type);
        if (!choices) return choices.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::meeting_create,
                     .object = asked.family.text(),
                     .case_id = asked.family,
                     .detail = "part=needs"});
        Known known{.choices = *std::move(choices)};
        known.needs = core::meeting_needs(work, tools, known.choices, asked.type, asked.children);
        if (auto needs = needs_in_chain(work, tools, actor, asked)) known.needs = *std::move(needs);
        known.interpreters = core::interpreters_needed(work, known.choices, known.needs);
        return known;
    });
}

// The times for the same children, or those chosen since. Three meetings are about the children of
// their conference.
std::string times_url(const Asked& asked, const std::vector<core::ChildId>& children)
{
    if (asked.chain) {
        const bool is_conference = asked.type == asked.chain->type;
        return chain_url(asked.family,
                         is_conference && !asked.children.empty() ? children : asked.children,
                         *asked.chain);
    }
    TimesShown shown;
    if (!asked.children.empty()) shown.children = children;
    return choose_time_url(asked.family, asked.type, shown);
}

// The table of people is the one of the form for a meeting.
MeetingForm people_of(const NeedsForm& form)
{
    MeetingForm people;
    for (const core::SeatNeed& seat : form.draft.seats)
        people.invitees.push_back({.holder = seat.holder, .requirement = seat.requirement});
    people.parts = form.parts;
    people.confirmed.quorum = form.draft.confirm_quorum;
    return people;
}

// Those who are asked, and the family, stand first; whoever else can be asked is folded away,
// unless somebody who is missing would be among them.
void set_people(View& page,
                const Known& known,
                const MeetingForm& people,
                bool is_help_missing,
                const Said& said)
{
    page["invitees_error"] = error_for(said.errors, "invitees");
    page["find"] = said.find;
    page["caption"] = std::string{"Those who are asked, and the family"};
    page["groups"] =
        invitee_groups(known.choices, people, said.find, {}, InviteeGroup::chosen_and_family);
    View others;
    others["caption"] = std::string{"Other people who can be asked"};
    others["groups"] = invitee_groups(known.choices, people, said.find, {}, InviteeGroup::others);
    others["others_open"] = !said.find.empty() || people.invitees.empty() || is_help_missing ||
                            !page.get("invitees_error")->string_value().empty();
    std::size_t number = 0;
    for (const View& group : others.get("groups")->list_value())
        number += group.get("rows")->list_value().size();
    others["number"] = number_text(number);
    page["others"] = number == 0 ? View{false} : others;
    page["first_part"] = first_part_field(people.parts, said.errors);
    page["search"] = button(
        {.label = "Find people", .look = ButtonLook::secondary, .name = "step", .value = "find"});
}

// Whether one of the family who is asked needs an interpreter, and none is asked; or other help.
bool lacks_help(const Known& known, const NeedsForm& form)
{
    std::vector<core::SeatHolder> asked;
    for (const core::SeatNeed& seat : form.draft.seats)
        asked.push_back(seat.holder);
    core::NeededHelp help = help_of(form);
    for (const core::InterpreterNeed& need : known.interpreters)
        if (std::ranges::find(asked, core::SeatHolder{.member = need.member}) != asked.end())
            help.interpreter = need.language;
    return !core::missing_help(known.choices, help, asked).empty();
}

// What is needed and nobody who is asked gives.
View help_notices(const Known& known, const NeedsForm& form)
{
    std::vector<core::SeatHolder> asked;
    for (const core::SeatNeed& seat : form.draft.seats)
        asked.push_back(seat.holder);
    return view_list(
        core::missing_help(known.choices, help_of(form), asked), [](const core::MissingHelp& each) {
            return alert(
                Alert::warning,
                {.strong = each.sentence + ".", .text = "Add one below, or book without."});
        });
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Asked& asked,
              const Known& known,
              const NeedsForm& form,
              const Said& said = {})
{
    const auto& errors = said.errors;
    const auto list = [](const std::vector<View>& fields) {
        return view_list(fields, std::identity{});
    };
    const MeetingForm people = people_of(form);
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "What the " + meeting_name(asked.type) + " needs",
                              .eyebrow = about_family(known.choices, known.needs)});
    page["save_url"] = "/meetings/new/needs";
    std::vector<View> hidden{hidden_input("family", asked.family.text()),
                             hidden_input("type", code(asked.type)),
                             hidden_input("version", number_text(form.draft.version))};
    hide_children(asked.children, hidden);
    if (asked.chain)
        for (View& each : hidden_fields(*asked.chain))
            hidden.push_back(std::move(each));
    page["hidden"] = list(hidden);
    page["about"] = list(about_fields(form, known.choices, errors));
    page["lengths"] = list(length_fields(form, errors));
    page["around"] = around_fields(form, errors);
    page["help"] = help_fields(form, asked.type, errors);
    page["notices"] = help_notices(known, form);
    page["mode"] = mode_field(form, errors);
    page["place"] = place_fields(form, errors);
    page["staff"] = list(staff_fields(form, known.choices, asked.type, errors));
    page["wishes"] = list(wish_fields(form, errors));
    page["unwanted"] = unwanted_rows(form, errors);
    page["unwanted_error"] = error_for(errors, "unwanted");
    page["wishes_open"] = has_wishes(form, errors);
    set_people(page, known, people, lacks_help(known, form), said);
    page["confirm"] = list(confirm_fields(people, errors));
    page["save"] = button({.label = "Save and look for times", .name = "step", .value = "save"});
    page["cancel_url"] = times_url(asked, asked.children);
    return html_page(app,
                     request,
                     actor,
                     "scheduling/needs",
                     {.title = "What a meeting needs",
                      .section = Section::needs_a_date,
                      .back = {asked.chain ? "Back to the three meetings" : "Back to times",
                               times_url(asked, asked.children)},
                      .status = said.status},
                     std::move(page));
}

// Somebody else saved other needs meanwhile: what was typed is shown again, over theirs.
Response show_again(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const Asked& asked,
                    NeedsForm form,
                    const core::Error& refused)
{
    const bool is_stale = refused.refusal == core::Refusal::stale_version;
    if (refused.fields.empty() && !is_stale) return refusal_page(app, request, actor, refused);
    const auto known = known_of(app, actor, asked);
    if (!known) return refusal_page(app, request, actor, known.error());
    Said said{.errors = errors_of_rows(form, refused.fields),
              .status = refusal_status(refused.refusal)};
    if (is_stale) {
        said.errors = {{"children",
                        "Someone else changed what this meeting needs while you had it open. Look "
                        "through what you typed, then save again"}};
        form.draft.version = known->needs.version;
    }
    return show(app, request, actor, asked, *known, form, said);
}

Response ask_for_type(const Fields& fields)
{
    return see_other(new_meeting_url(core::CaseId{fields.get("family")}));
}

}  // namespace

Response get_meeting_needs(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = asked_in(request.query);
    if (!asked) return ask_for_type(request.query);
    const auto known = known_of(app, actor, *asked);
    if (!known) return refusal_page(app, request, actor, known.error());
    return show(app, request, actor, *asked, *known, form_of_needs(known->needs));
}

Response post_meeting_needs(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    const auto asked = asked_in(fields);
    if (!asked) return ask_for_type(fields);
    const auto known = known_of(app, actor, *asked);
    if (!known) return refusal_page(app, request, actor, known.error());
    const std::string& step = fields.get("step");
    NeedsForm form = needs_form_of(fields);
    if (step == "find")
        return show(app, request, actor, *asked, *known, form, {.find = fields.get("find")});
    core::NeedsDraft draft = draft_of(form);
    if (step == "change") {
        draft = core::draft_of(known->needs);
        if (!make_change(fields, draft))
            return see_other(needs_url(asked->family, asked->type, asked->children));
        for (core::SeatNeed& seat : draft.seats)
            if (seat.window)
                seat.window = core::follow_length(*seat.window,
                                                  std::chrono::minutes{known->needs.length_minutes},
                                                  std::chrono::minutes{draft.length_minutes});
        form = {
            .length = number_text(draft.length_minutes),
            .family_before = number_text(draft.family_minutes_before),
            .debrief_after = number_text(draft.debrief_minutes_after),
            .parts = parts_of(windows_of(draft.seats), std::chrono::minutes{draft.length_minutes}),
            .draft = draft};
    } else if (const auto fault =
                   first_part_fault(form.parts, std::chrono::minutes{draft.length_minutes})) {
        return show(app, request, actor, *asked, *known, form, {.errors = {*fault}, .status = 422});
    }
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::save_meeting_needs(
            work, meeting_tools(app), actor, asked->family, asked->type, draft);
    });
    if (saved) return done(times_url(*asked, saved->children), "saved");
    return show_again(app, request, actor, *asked, std::move(form), saved.error());
}

}  // namespace quorate::server
