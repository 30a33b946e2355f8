#include "core/returns/census_record.hpp"

#include <algorithm>
#include <functional>

#include "core/cases/enquiries.hpp"
#include "core/returns/census_history.hpp"
#include "core/returns/census_plans.hpp"

namespace quorate::core {
namespace {

// Puts one child's history into the groups of the census.
class Recording {
public:
    Recording(const CensusFamily& family,
              const CensusChild& child,
              const CensusPeriod& period,
              const CensusTools& tools)
        : history_{family, child, period, tools}
    {
    }

    CensusRecord record()
    {
        const CensusFamily& family = history_.family();
        record_ = {.case_id = family.id,
                   .reference = reference(),
                   .child = history_.number_of("child"),
                   .born = history_.child().born,
                   .expected = history_.child().expected,
                   .team = family.team,
                   .lead_worker = family.lead_worker};
        if (history_.events().empty()) return std::move(record_);
        find_episodes();
        add_assessments();
        add_enquiries();
        const auto plans = protection_plans(history_, record_.omissions);
        for (const CensusProtectionPlan& plan : plans)
            episode_on(plan.started).plans.push_back(plan);
        for (CensusNeedPlan& plan : need_plans(history_, plans))
            episode_on(plan.started).need_plans.push_back(std::move(plan));
        keep_the_period();
        return std::move(record_);
    }

private:
    std::string reference() const
    {
        const CensusFamily& family = history_.family();
        if (family.children.size() < 2) return family.reference;
        const auto place =
            std::ranges::find(family.children, history_.child().id, &CensusChild::id);
        return family.reference + ", child " + std::to_string(place - family.children.begin() + 1) +
               " of " + std::to_string(family.children.size());
    }

    // An episode lasts from a referral to the last closure before the next one. A referral while
    // one is open belongs to it. On one day, a closure ends what was open before a referral opens
    // the next; where nothing was open, the referral comes first.
    void find_episodes()
    {
        std::vector<const CaseEvent*> bounds;
        for (const CaseEvent* event : history_.events())
            if (event->kind == EventKind::referral || event->kind == EventKind::closure_decided)
                bounds.push_back(event);
        for (const CaseEvent* bound : in_order(bounds)) {
            if (bound->kind == EventKind::closure_decided) {
                if (episodes().empty()) open(*bound, std::nullopt);
                episodes().back().closed = bound->on;
            } else if (episodes().empty() || episodes().back().closed) {
                open(*bound, bound->on);
            }
        }
        if (episodes().empty()) open(*history_.events().front(), std::nullopt);
    }

    static std::vector<const CaseEvent*> in_order(const std::vector<const CaseEvent*>& bounds)
    {
        std::vector<const CaseEvent*> ordered;
        bool is_open = false;
        for (auto day = bounds.begin(); day != bounds.end();) {
            const auto next = std::find_if(
                day, bounds.end(), [&](const CaseEvent* each) { return each->on != (*day)->on; });
            const EventKind first = is_open ? EventKind::closure_decided : EventKind::referral;
            const auto is_first = [first](const CaseEvent* each) { return each->kind == first; };
            std::copy_if(day, next, std::back_inserter(ordered), is_first);
            std::copy_if(day, next, std::back_inserter(ordered), std::not_fn(is_first));
            is_open = ordered.back()->kind == EventKind::referral;
            day = next;
        }
        return ordered;
    }

    void open(const CaseEvent& by, std::optional<Date> referred)
    {
        episodes().push_back(
            {.id = history_.number_of("episode " + by.id.text()), .referred = referred});
    }

    std::vector<CensusEpisode>& episodes() { return record_.episodes; }

    // What is earlier than every referral belongs to the first episode: the days are compared then.
    CensusEpisode& episode_on(Date day)
    {
        CensusEpisode* found = &episodes().front();
        for (CensusEpisode& episode : episodes())
            if (episode.referred && *episode.referred <= day) found = &episode;
        return *found;
    }

    void add_assessments()
    {
        for (const auto& [start, end] : paired(history_.of(EventKind::assessment_started),
                                               history_.of(EventKind::assessment_finished))) {
            const CaseEvent& known = start == nullptr ? *end : *start;
            CensusAssessment assessment{.id = history_.number_of(known.id.text())};
            if (start != nullptr) assessment.started = start->on;
            if (end != nullptr) assessment.authorised = end->on;
            episode_on(known.on).assessments.push_back(std::move(assessment));
        }
    }

    CensusConference conference_of(const CaseEvent& event) const
    {
        CensusConference made{.id = history_.number_of(event.id.text()), .on = event.on};
        if (const auto* meeting = history_.meeting_on(event.on, is_initial_conference))
            made.meeting = meeting->id;
        return made;
    }

    // Enquiries end with the first conference from their start, as their clock does, within their
    // episode. A conference that ends none belongs to enquiries that wait for theirs and start just
    // after it (one of the days is wrong), or else to a family that moved here.
    void add_enquiries()
    {
        const auto conferences = history_.of(EventKind::conference_held);
        std::vector<const CaseEvent*> unasked = conferences;
        std::vector<std::pair<const CaseEvent*, CensusEnquiry>> enquiries;
        for (const CaseEvent* event : history_.of(EventKind::strategy_discussion)) {
            if (!starts_enquiries(*event)) continue;
            CensusEnquiry enquiry{.id = history_.number_of(event->id.text()),
                                  .started = event->on,
                                  .conference_target = history_.limit("eng-icpc-15wd", event->on),
                                  .conference_not_needed = history_.conference_not_needed(*event)};
            const auto next = std::ranges::find_if(conferences, [&](const CaseEvent* each) {
                return each->on >= event->on && &episode_on(each->on) == &episode_on(event->on);
            });
            if (!enquiry.conference_not_needed && next != conferences.end()) {
                enquiry.conference = conference_of(**next);
                std::erase(unasked, *next);
            }
            enquiries.emplace_back(event, std::move(enquiry));
        }
        for (auto& [event, enquiry] : enquiries) {
            if (!enquiry.is_open()) continue;
            const auto likely = std::ranges::find_if(unasked, [&](const CaseEvent* each) {
                return each->on < event->on && event->on - each->on <= likely_slip;
            });
            if (likely == unasked.end()) continue;
            enquiry.conference = conference_of(**likely);
            unasked.erase(likely);
        }
        for (auto& [event, enquiry] : enquiries)
            episode_on(event->on).enquiries.push_back(std::move(enquiry));
        for (const CaseEvent* event : unasked)
            add_conference_of_its_own(*event);
    }

    void add_conference_of_its_own(const CaseEvent& event)
    {
        CensusEpisode& episode = episode_on(event.on);
        if (!episode.conference || episode.conference->on < history_.period().from)
            episode.conference = conference_of(event);
        else if (episode.conference->on != event.on)
            record_.omissions.push_back({CensusLeftOut::second_conference, event.on});
    }

    // What ended before the period's first day was in an earlier return.
    void keep_the_period()
    {
        const Date first = history_.period().from;
        const auto over = [first](const std::optional<Date>& end) { return end && *end < first; };
        std::erase_if(episodes(), [&](const CensusEpisode& each) { return over(each.closed); });
        for (CensusEpisode& episode : episodes()) {
            std::erase_if(episode.assessments,
                          [&](const CensusAssessment& each) { return over(each.authorised); });
            std::erase_if(episode.need_plans,
                          [&](const CensusNeedPlan& each) { return over(each.ended); });
            std::erase_if(episode.plans,
                          [&](const CensusProtectionPlan& each) { return over(each.ended); });
            std::erase_if(episode.enquiries, [&](const CensusEnquiry& each) {
                if (each.conference_not_needed) return each.started < first;
                return each.conference && each.conference->on < first;
            });
            if (episode.conference && episode.conference->on < first) episode.conference.reset();
        }
        std::erase_if(record_.omissions, [&](const CensusOmission& each) { return over(each.on); });
        leave_out_what_closed_undated();
    }

    // A family closed in Quorate without a day: it was in need while anything happened.
    void leave_out_what_closed_undated()
    {
        if (history_.family().is_open || episodes().empty() || episodes().back().closed) return;
        if (history_.events().back()->on < history_.period().from)
            episodes().pop_back();
        else
            record_.omissions.push_back({CensusLeftOut::closed_undated, std::nullopt});
    }

    CensusHistory history_;
    CensusRecord record_;
};

}  // namespace

std::vector<CensusRecord> census_of(const CensusFamily& family,
                                    const CensusPeriod& period,
                                    const CensusTools& tools)
{
    std::vector<CensusRecord> records;
    for (const CensusChild& child : family.children) {
        CensusRecord record = Recording{family, child, period, tools}.record();
        if (!record.episodes.empty()) records.push_back(std::move(record));
    }
    return records;
}

}  // namespace quorate::core
