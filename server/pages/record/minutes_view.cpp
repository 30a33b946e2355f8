#include "server/pages/record/minutes_view.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/closed_part.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/asked_corrections.hpp"
#include "server/pages/record/minutes_beside.hpp"
#include "server/pages/record/progress_view.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/way_on.hpp"

namespace quorate::server {
namespace {

using Sections = std::vector<core::MinuteSection>;

// What the page's parts are drawn from.
struct Scene {
    const core::Actor& actor;
    const core::MinutesFile& file;
    const MinutesDraft& draft;
    bool can_write;
    bool is_approved;
    bool may_mark;  // some meetings never reach the family
    core::Instant now;
};

struct Item {
    std::string code;
    std::string title;
    bool is_written = true;
};

// "What each agency knows: Police" is one part of the item "What each agency knows".
std::string item_title(const core::MinuteSection& section)
{
    return section.title.substr(0, section.title.find(": "));
}

std::string part_title(const core::MinuteSection& section)
{
    const auto colon = section.title.find(": ");
    return colon == std::string::npos ? section.title : section.title.substr(colon + 2);
}

bool is_blank(const core::MinuteSection& section)
{
    return core::trimmed(section.body.reveal()).empty();
}

std::vector<Item> items_of(const Sections& sections)
{
    std::vector<Item> items;
    for (const core::MinuteSection& section : sections) {
        if (items.empty() || items.back().code != section.item)
            items.push_back({.code = section.item, .title = item_title(section)});
        if (is_blank(section)) items.back().is_written = false;
    }
    return items;
}

View agenda_view(const std::vector<Item>& items, std::size_t current, const core::MeetingId& id)
{
    kainjow::mustache::list views;
    for (std::size_t i = 0; i < items.size(); ++i) {
        View view;
        view["item_url"] = minutes_url(id, items[i].code);
        view["is_current"] = i == current;
        view["mark"] = items[i].is_written ? "is-done" : "is-todo";
        view["icon_svg"] = icon(items[i].is_written ? "done" : "none");
        view["item_name"] = std::to_string(i + 1) + ". " + items[i].title;
        view["is_written"] = items[i].is_written;
        views.push_back(std::move(view));
    }
    return View{views};
}

std::string saved_words(const core::MinuteSection& section)
{
    if (!section.updated_at) return "Not saved yet";
    return "Saved at " + core::london_clock_time(*section.updated_at);
}

View section_view(const Scene& scene, const core::MinuteSection& section)
{
    const auto typed = scene.can_write && scene.draft.typed
                           ? typed_section(*scene.draft.typed, section)
                           : std::optional<TypedSection>{};
    const bool is_stale = typed && typed->version != section.version;
    const std::string body = section.body.reveal();
    View view;
    view["can_write"] = scene.can_write;
    view["part"] = section.id.text();
    view["was"] = was_text(section);
    view["autosave_url"] = section_url(section.meeting, section.id) + "/autosave";
    view["version"] = number_text(is_stale ? typed->version : section.version);
    view["seen"] = number_text(section.version);
    view["keep"] = keep_field(section.id.text());
    view["field"] = "body-" + section.id.text();
    view["title"] = part_title(section);
    view["hint"] = text(core::agenda_hint(
        section.item, scene.file.file.meeting.type, scene.file.file.family.jurisdiction));
    view["error"] = error_for(scene.draft.errors, "body-" + section.id.text());
    view["theirs"] = is_stale ? (body.empty() ? "Nothing." : body) : "";
    view["theirs_at"] = section.updated_at ? core::london_clock_time(*section.updated_at) : "";
    view["body"] = typed ? typed->body : body;
    view["may_mark"] = scene.may_mark && section.item != core::closed_item;
    view["visible"] = typed ? typed->visible_to_family : section.visible_to_family;
    view["saved"] = saved_words(section);
    return view;
}

// What was typed into minutes that take no more, to be copied from the page.
std::vector<View> unsaved_views(const core::MinutesFile& file, const Fields& typed)
{
    std::vector<View> views;
    const auto add = [&](const std::string& field, const std::string& label) {
        const std::string& words = typed.get(field);
        if (core::trimmed(words).empty()) return;
        views.push_back(textarea({.name = "unsaved-" + field, .label = label, .value = words}));
    };
    for (const core::MinuteSection& section : file.sections)
        if (typed_section(typed, section))
            add(part_field("body", section.id.text()), section.title);
    for (const core::Child& child : file.children) {
        if (!typed_decision(typed, child.id, decision_for(file, child.id))) continue;
        const std::string name = core::called(child).reveal();
        add(part_field("reasons", child.id.text()), "The chair's reasons, " + name);
        add(part_field("dissent", child.id.text()), "Who disagrees, and why, " + name);
    }
    for (const core::PlanPart& part : file.plan.before)
        if (typed_progress(typed, file, part))
            add(part_field("words", part.id.text()), "What shows how a part of the plan has gone");
    add("what", "New action");
    add("plain_language", "New action, in plain words");
    add("outcome_intended", "New action, what it is to bring about");
    add("evidence_planned", "New action, what will show that it is done");
    add("not_before", "New action, not before");
    return views;
}

std::string child_words(const Sections& sections, const std::string& current)
{
    if (current == core::child_views_item) return {};
    for (const core::MinuteSection& section : sections)
        if (section.item == core::child_views_item && !is_blank(section))
            return section.body.reveal();
    return {};
}

View actions_view(const std::vector<core::ActionRow>& rows)
{
    return view_list(rows, [](const core::ActionRow& row) {
        View view;
        view["what"] = row.action.what.reveal();
        view["owner"] =
            agreed_with_words(row).empty()
                ? row.owner_name.reveal()
                : handed_words(row.action.agreed_with.reveal(), row.owner_name.reveal());
        view["by"] = core::short_date(row.action.due_on);
        return view;
    });
}

void add_opened(View& page,
                const Scene& scene,
                const core::Register& roll,
                const std::string& wanted)
{
    const core::MinutesFile& file = scene.file;
    const core::MeetingId& id = file.file.meeting.id;
    const std::vector<Item> items = items_of(file.sections);
    const auto found = std::ranges::find(items, wanted, &Item::code);
    const auto current =
        found == items.end() ? std::size_t{0} : static_cast<std::size_t>(found - items.begin());
    const Item& item = items.at(current);

    page["agenda"] = agenda_view(items, current, id);
    page["current_item"] = item.code;
    page["item_heading"] = std::to_string(current + 1) + ". " + item.title;
    page["child_words"] = child_words(file.sections, item.code);
    Sections shown;
    std::ranges::copy_if(file.sections, std::back_inserter(shown), [&item](const auto& section) {
        return section.item == item.code;
    });
    page["has_typed"] = scene.can_write && scene.draft.typed.has_value();
    page["sections"] = view_list(shown, [&scene](const core::MinuteSection& section) {
        return section_view(scene, section);
    });
    const bool asks_progress = asks_for_progress(file, item.code) && !file.plan.before.empty();
    page["has_progress"] = asks_progress;
    page["progress"] = asks_progress ? progress_view(file, scene.draft, scene.can_write)
                                     : View{kainjow::mustache::list{}};
    const bool is_plan = item.code == core::plan_item;
    page["plan_url"] = is_plan ? record_url(id, "plan") : std::string{};
    page["plan_words"] =
        is_plan ? counted(file.plan.written.size(), "part", "parts") + " written at this meeting"
                : std::string{};
    page["core_group_url"] = is_plan && core::is_conference(file.file.meeting.type)
                                 ? record_url(id, "plan") + "#core-group"
                                 : std::string{};
    const bool decides = item.code == core::decision_item;
    page["dissents_url"] =
        decides && !file.decisions.empty() ? record_url(id, "dissents") : std::string{};
    page["dissents_words"] =
        counted(file.dissents.size(), "agency dissents", "agencies dissent") + " formally";
    page["has_decisions"] = decides && !file.children.empty();
    page["decisions"] =
        decides ? decisions_view(
                      scene.actor, file, scene.draft, core::adjourned_by(roll.closing), scene.now)
                : View{kainjow::mustache::list{}};
    const Fields typed = scene.draft.typed.value_or(Fields{});
    const bool may_add =
        !scene.is_approved &&
        may_also(file.file, scene.actor, core::Action::action_create_edit, scene.now);
    page["new_action"] =
        may_add ? action_form_view(
                      {.button_name = "do",
                       .so_far = counted(file.actions.size(), "action", "actions") + " so far",
                       .what = typed.get("what"),
                       .plain_language = typed.get("plain_language"),
                       .owner = typed.get("owner"),
                       .due_on = typed.get("due_on"),
                       .visible_to_family = typed.get("visible_to_family") == "yes",
                       .outcome_intended = typed.get("outcome_intended"),
                       .priority = typed.get("priority"),
                       .not_before = typed.get("not_before"),
                       .evidence_planned = typed.get("evidence_planned"),
                       .is_for_family = core::is_for_family(file.file.meeting.type),
                       .owners = owner_options(roll.seats),
                       .errors = scene.draft.errors})
                : View{false};
    page["register"] = attendance_view(roll, scene.actor, scene.now, typed, scene.draft.errors);
    page["here_heading"] =
        has_its_day_come(file.file.meeting, scene.now) ? "Who is here" : "Who said they come";
    page["has_actions"] = !file.actions.empty();
    page["actions"] = actions_view(file.actions);
    page["actions_url"] = record_url(id, "actions");
    page["bar_words"] = scene.can_write ? "Each Save button saves everything on this item."
                                        : "These minutes can no longer be changed.";
    page["save_item_url"] = record_url(id, "minutes/items/") + item.code;
    page["draft_url"] =
        scene.is_approved ? std::string{} : record_url(id, "minutes/items/") + item.code + "/draft";
    page["draft_said"] = scene.draft.kept_at.empty()
                             ? std::string{}
                             : "Kept for you at " + scene.draft.kept_at + ", not saved yet.";
    page["can_write"] = scene.can_write;
    const bool has_next = current + 1 < items.size();
    page["save_and_next"] = scene.can_write && has_next;
    page["next_item_url"] =
        has_next && !scene.can_write ? minutes_url(id, items[current + 1].code) : std::string{};
    page["closed_url"] = scene.can_write && core::may_have_closed_part(file)
                             ? record_url(id, "minutes/closed")
                             : std::string{};
    page["finish_url"] = scene.can_write ? std::string{} : record_url(id, "minutes/agree");
}

}  // namespace

Response show_minutes(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::MinutesFile& file,
                      const core::Register& roll,
                      const std::string& item,
                      const MinutesDraft& draft)
{
    const core::Meeting& meeting = file.file.meeting;
    const bool is_open = file.minutes.has_value();
    const bool is_approved = is_open && file.minutes->status == core::MinutesStatus::approved;
    const bool may_edit = may_also(file.file, actor, core::Action::minutes_edit_draft, app.now());
    const Scene scene{.actor = actor,
                      .file = file,
                      .draft = draft,
                      .can_write = may_edit && !is_approved,
                      .is_approved = is_approved,
                      .may_mark = core::is_for_family(meeting.type),
                      .now = app.now()};
    View page;
    page["error_summary"] = error_summary(draft.errors);
    page["eyebrow"] =
        meeting_line(file.file) +
        (meeting.opened_at ? ", started " + core::london_clock_time(*meeting.opened_at) : "");
    page["heading"] = scene.can_write ? "Take minutes" : "Minutes";
    const bool is_early = meeting.status == core::MeetingStatus::scheduled &&
                          !core::has_its_day_come(meeting, app.now());
    page["live_url"] = is_early || meeting.status != core::MeetingStatus::scheduled
                           ? std::string{}
                           : record_url(meeting.id, "events");
    page["quorum_chip"] = is_early ? View{false} : quorum_chip(roll);
    page["status_chip"] = is_approved ? chip(Chip::done, "Agreed by the chair") : View{false};
    kainjow::mustache::list notices;
    if (is_open && !scene.may_mark)
        notices.push_back(
            alert(Alert::information, {.strong = "Nothing of this meeting goes to the family."}));
    if (is_early)
        notices.push_back(alert(
            Alert::information,
            {.strong = "You can prepare these minutes now.",
             .text =
                 core::opens_on("Who is here and what is decided can be recorded from", meeting) +
                 "."}));
    if (!draft.kept_at.empty())
        notices.push_back(
            alert(Alert::warning,
                  {.strong = "Not saved yet.",
                   .text = "What you typed here at " + draft.kept_at +
                           " is in the fields again. Save it, or take it out and save."}));
    const auto clocks = app.database.read([&](core::UnitOfWork& work) {
        return core::record_clocks_beside(work, case_tools(app), actor, meeting.id);
    });
    if (clocks)
        notices.push_back(alert(clocks->record.is_alarm || clocks->record.left.is_late
                                    ? Alert::warning
                                    : Alert::information,
                                {.strong = std::string{core::label(clocks->record.state)} + ".",
                                 .text = record_sentence(*clocks),
                                 .link = "The record",
                                 .link_url = record_url(meeting.id, "minutes/agree")}));
    if (View asked = asked_corrections(app, actor, meeting.id); !asked.is_false())
        notices.push_back(std::move(asked));
    if (View given = item == core::decision_item && is_open && !is_approved
                         ? given_plan_notice(app, actor, roll)
                         : View{false};
        !given.is_false())
        notices.push_back(std::move(given));
    page["notices"] = View{notices};
    page["current_item"] = std::string{};
    page["open_form"] = !is_open && may_edit && meeting.status != core::MeetingStatus::cancelled;
    page["open_minutes_url"] = record_url(meeting.id, "minutes/open");
    page["open_button"] = button({.label = "Open the minutes"});
    page["opened"] = is_open && !file.sections.empty();
    std::vector<View> unsaved;
    if (is_approved && draft.typed) unsaved = unsaved_views(file, *draft.typed);
    page["has_unsaved"] = !unsaved.empty();
    page["unsaved"] = view_list(unsaved, std::identity{});
    page["agreed_url"] = record_url(meeting.id, "minutes/agree");
    if (is_open && !file.sections.empty()) add_opened(page, scene, roll, item);
    add_said(page, app, actor, meeting.id, item);
    add_interim_plan(page, app, actor, meeting);
    page["from_minutes"] = true;
    page["register_page_url"] =
        can_take_register(roll, actor, app.now()) ? record_url(meeting.id, "register") : "";
    add_way_on(page, roll, actor, app.now());
    page["dates_some"] = false;
    if (is_open && item == core::dates_item) add_next_dates(page, app, actor, file);
    add_from_before(page, app, actor, meeting.id);
    return html_page(app,
                     request,
                     actor,
                     "record/minutes",
                     {.title = "Minutes",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = record_url(meeting.id, "")},
                      .status = draft.status},
                     std::move(page));
}

}  // namespace quorate::server
