#include <algorithm>

#include "core/minutes/agenda.hpp"
#include "core/minutes/decisions.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/record/minutes_draft.hpp"
#include "server/pages/record/minutes_pages.hpp"
#include "server/pages/record/minutes_view.hpp"
#include "server/pages/record/progress_view.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// What is wrong with any part of the item, told together: nothing is saved until all of it can be.
class Faults {
public:
    // Each fault's field is named after its part. Stays out of refusals about the whole item.
    bool take(const core::Error& error, const std::string& part, const char* stale_field)
    {
        const bool stale = error.refusal == core::Refusal::stale_version;
        if (error.fields.empty() && !stale) return false;
        if (all_.fields.empty() || stale) all_.refusal = error.refusal;
        for (const core::FieldError& fault : error.fields)
            all_.fields.push_back(
                {part.empty() ? fault.field : part_field(fault.field.c_str(), part),
                 fault.message});
        if (stale && error.fields.empty())
            all_.fields.push_back({part_field(stale_field, part),
                                   "Someone else changed this while you had it open. Nothing of "
                                   "yours is lost: choose which words stay"});
        return true;
    }

    bool empty() const { return all_.fields.empty(); }
    const core::Error& all() const { return all_; }

private:
    core::Error all_{core::Refusal::invalid_input};
};

struct SavedItem {
    bool was_anything_new = false;
    std::string next = {};  // the item after this one
};

std::string item_after(const core::MinutesFile& file, const std::string& item)
{
    bool has_passed = false;
    for (const core::MinuteSection& section : file.sections) {
        if (has_passed && section.item != item) return section.item;
        has_passed = has_passed || section.item == item;
    }
    return item;
}

// The form of an item, saved in one transaction.
class ItemSaving {
public:
    ItemSaving(App& app,
               core::UnitOfWork& work,
               const core::Actor& actor,
               const Request& request,
               const Fields& form)
        : app_{app}, work_{work}, actor_{actor}, form_{form}, meeting_{request.value(0)}
    {
    }

    core::Result<SavedItem> run(const std::string& item)
    {
        const auto file = core::view_minutes(work_, app_.clock, actor_, meeting_);
        if (!file) return file.error();
        for (const core::MinuteSection& section : file->sections)
            if (const auto typed = typed_section(form_, section))
                note(save(section, *typed), section.id.text(), "body");
        for (const core::Child& child : file->children)
            if (const auto typed = typed_decision(form_, child.id, decision_for(*file, child.id)))
                note(save(child.id, *typed), child.id.text(), "reasons");
        for (const core::PlanPart& part : file->plan.before)
            if (const auto typed = typed_progress(form_, *file, part))
                note(core::record_progress(work_, app_.clock, actor_, *typed),
                     part.id.text(),
                     "progress");
        if (const auto typed = typed_action(form_))
            note(core::add_action(work_,
                                  app_.clock,
                                  app_.random,
                                  app_.links,
                                  actor_,
                                  {.meeting = meeting_, .form = *typed}),
                 {},
                 "what");
        take_register();
        if (refused_) return *refused_;
        if (!faults_.empty()) return faults_.all();
        return SavedItem{.was_anything_new = was_anything_new_, .next = item_after(*file, item)};
    }

private:
    template <class T>
    void note(const core::Result<T>& saved, const std::string& part, const char* stale_field)
    {
        was_anything_new_ = true;
        if (!saved && !faults_.take(saved.error(), part, stale_field) && !refused_)
            refused_ = saved.error();
    }

    core::Result<core::MinuteSection> save(const core::MinuteSection& section,
                                           const TypedSection& typed)
    {
        return core::save_section(work_,
                                  app_.clock,
                                  actor_,
                                  {.meeting = meeting_,
                                   .section = section.id,
                                   .version = typed.version,
                                   .body = typed.body,
                                   .visible_to_family = typed.visible_to_family});
    }

    core::Result<core::ChildDecision> save(const core::ChildId& child, const TypedDecision& typed)
    {
        int version = typed.version;
        if (typed.decides) {
            auto recorded = core::record_decision(work_,
                                                  app_.clock,
                                                  app_.random,
                                                  actor_,
                                                  {.meeting = meeting_,
                                                   .child = child,
                                                   .version = typed.version,
                                                   .outcome = typed.outcome,
                                                   .category = typed.category,
                                                   .reasons = typed.reasons,
                                                   .visible_to_family = typed.visible_to_family});
            if (!recorded) {
                // Told together with what is wrong with the decision itself.
                core::Error error = recorded.error();
                if (typed.dissents && !error.fields.empty())
                    for (core::FieldError& fault : core::dissent_faults(typed.dissent))
                        error.fields.push_back(std::move(fault));
                return error;
            }
            if (!typed.dissents) return recorded;
            version = recorded->version;
        }
        return core::record_dissent(
            work_,
            app_.clock,
            actor_,
            {.meeting = meeting_, .child = child, .version = version, .dissent = typed.dissent});
    }

    // Its own button saves every seat; another one only those that were changed, as what the
    // replies suggest marks nobody.
    void take_register()
    {
        const bool is_asked = form_.get("do") == "register";
        const auto command =
            typed_register(form_, meeting_, is_asked ? Seats::all : Seats::changed);
        if (!command) {
            refused_ = core::Error{core::Refusal::invalid_input};
            return;
        }
        if (!is_asked && command->attendance.empty()) return;
        auto taken = core::take_register(work_, app_.clock, actor_, *command);
        if (taken)
            note(taken, {}, "attendance");
        else
            note(core::Result<core::Register>{with_seat_fields(taken.error())}, {}, "attendance");
    }

    App& app_;
    core::UnitOfWork& work_;
    const core::Actor& actor_;
    const Fields& form_;
    core::MeetingId meeting_;
    Faults faults_;
    std::optional<core::Error> refused_;
    bool was_anything_new_ = false;
};

// Where each button leads, and what is said there.
Response answer(const core::MeetingId& meeting,
                const std::string& pressed,
                const std::string& item,
                const SavedItem& saved)
{
    std::string url = minutes_url(meeting, item);
    if (pressed == "next") url = minutes_url(meeting, saved.next);
    if (pressed == "finish") url = record_url(meeting, "minutes/agree");
    if (!saved.was_anything_new)
        return pressed == "next" || pressed == "finish" ? see_other(url) : done(url, "nothing-new");
    if (pressed == "register") return done(url, "register-saved");
    return done(url, pressed == "action" ? "action-added" : "saved");
}

}  // namespace

Response post_item(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const std::string& item = request.value(1);
    if (core::agenda_hint(item).empty())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const Fields form = form_of(request);
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        auto kept = ItemSaving{app, work, actor, request, form}.run(item);
        if (kept) drop_draft(work, actor, meeting, item);
        return kept;
    });
    if (saved) return answer(meeting, form.get("do"), item, *saved);
    core::Error error = saved.error();
    if (error.refusal == core::Refusal::wrong_state && error.fields.empty())
        error.fields.push_back({"item",
                                "The minutes were agreed, or the meeting ended, while you had this "
                                "open. What you typed is not saved"});
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show_minutes_again(
        app,
        request,
        actor,
        item,
        {.typed = form, .errors = error.fields, .status = refusal_status(error.refusal)});
}

}  // namespace quorate::server
