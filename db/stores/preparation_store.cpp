#include "db/stores/preparation_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

// A person is a row of one table or the other.
template <class Id>
std::optional<Id> column_of(const Id& id)
{
    return id.empty() ? std::nullopt : std::optional<Id>{id};
}

core::PreparedPerson person_of(std::optional<core::ChildId> child,
                               std::optional<core::FamilyMemberId> member)
{
    return {.child = std::move(child).value_or(core::ChildId{}),
            .member = std::move(member).value_or(core::FamilyMemberId{})};
}

std::optional<core::ReportFile> picture_of(std::string id,
                                           const std::string& type,
                                           long long size,
                                           const std::string& scan,
                                           std::string name,
                                           core::Instant added_at)
{
    if (id.empty()) return std::nullopt;
    return core::ReportFile{.id = core::ReportFileId{std::move(id)},
                            .type = core::report_file_type_from(type).value(),
                            .size = static_cast<std::size_t>(size),
                            .scan = core::file_scan_from(scan).value(),
                            .sealed_name = std::move(name),
                            .added_at = added_at};
}

}  // namespace

bool PreparationStore::add_point(const core::SettledPoint& point)
{
    // Two people may settle the same point at the same moment; the index lets one of them.
    return sql_.execute(
               "insert into preparation_point (id, authority_id, meeting_id, child_id, "
               "family_member_id, point, number, answer, day, sealed_reason, recorded_by, "
               "recorded_at, approved_by, approved_at, credential) values (:i, :a, :m, :c, :f, "
               ":p, :n, :s, :d, :r, :b, :t, :ab, :at, :cr) on conflict do nothing",
               point.id,
               point.authority,
               point.meeting,
               column_of(point.person.child),
               column_of(point.person.member),
               std::string{code(point.point)},
               point.number,
               std::string{code(point.answer)},
               point.day,
               point.sealed_reason,
               point.recorded_by,
               point.recorded_at,
               point.approved_by,
               point.approved_at,
               point.credential) == 1;
}

std::vector<core::SettledPoint> PreparationStore::points_of(const core::AuthorityId& authority,
                                                            const core::MeetingId& meeting)
{
    std::vector<core::SettledPoint> points;
    for (auto& [id,
                child,
                member,
                point,
                number,
                answer,
                day,
                reason,
                by,
                at,
                approver,
                when,
                credential] : sql_.select<core::SettledPointId,
                                          std::optional<core::ChildId>,
                                          std::optional<core::FamilyMemberId>,
                                          std::string,
                                          int,
                                          std::string,
                                          std::optional<core::Date>,
                                          std::string,
                                          core::UserId,
                                          core::Instant,
                                          std::optional<core::UserId>,
                                          std::optional<core::Instant>,
                                          std::string>(
             "select id, child_id, family_member_id, point, number, answer, day, sealed_reason, "
             "recorded_by, recorded_at, approved_by, approved_at, credential from "
             "preparation_point "
             "where authority_id = :a and meeting_id = :m order by number desc, recorded_at, id",
             authority,
             meeting))
        points.push_back({.id = std::move(id),
                          .authority = authority,
                          .meeting = meeting,
                          .person = person_of(std::move(child), std::move(member)),
                          .point = core::preparation_point_from(point).value(),
                          .number = number,
                          .answer = core::preparation_answer_from(answer).value(),
                          .day = day,
                          .sealed_reason = std::move(reason),
                          .recorded_by = std::move(by),
                          .recorded_at = at,
                          .approved_by = std::move(approver),
                          .approved_at = when,
                          .credential = std::move(credential)});
    return points;
}

bool PreparationStore::approve_point(const core::AuthorityId& authority,
                                     const core::SettledPointId& id,
                                     const core::UserId& by,
                                     core::Instant at)
{
    return sql_.execute(
               "update preparation_point set approved_by = :b, approved_at = :t where "
               "authority_id = :a and id = :i and approved_by is null",
               by,
               at,
               authority,
               id) == 1;
}

void PreparationStore::add_views(const core::FamilyViews& views, const std::string& sealed_picture)
{
    const core::ReportFile picture = views.picture.value_or(core::ReportFile{});
    const bool drawn = views.picture.has_value();
    sql_.execute(
        "insert into family_views (id, authority_id, meeting_id, child_id, family_member_id, "
        "said_by, way, given_on, sealed_text, picture_id, picture_type, picture_size, "
        "picture_scan, picture_sealed_name, picture_sealed, may_be_shown, recorded_by, "
        "recorded_at) values (:i, :a, :m, :c, :f, :s, :w, :g, :t, :pi, :pt, :pz, :pc, :pn, :pb, "
        ":v, :b, :at)",
        views.id,
        views.authority,
        views.meeting,
        column_of(views.person.child),
        column_of(views.person.member),
        std::string{code(views.by)},
        std::string{code(views.way)},
        views.given_on,
        views.sealed_text,
        picture.id,
        drawn ? std::string{code(picture.type)} : std::string{},
        static_cast<long long>(picture.size),
        drawn ? std::string{code(picture.scan)} : std::string{},
        picture.sealed_name,
        sealed_picture,
        views.may_be_shown,
        views.recorded_by,
        views.recorded_at);
}

std::vector<core::FamilyViews> PreparationStore::views_of(const core::AuthorityId& authority,
                                                          const core::MeetingId& meeting)
{
    std::vector<core::FamilyViews> found;
    for (auto& [id,
                child,
                member,
                by,
                way,
                given_on,
                text,
                picture,
                type,
                size,
                scan,
                name,
                shown,
                recorder,
                at,
                mistaken_at] : sql_.select<core::FamilyViewsId,
                                           std::optional<core::ChildId>,
                                           std::optional<core::FamilyMemberId>,
                                           std::string,
                                           std::string,
                                           core::Date,
                                           std::string,
                                           std::string,
                                           std::string,
                                           long long,
                                           std::string,
                                           std::string,
                                           int,
                                           core::UserId,
                                           core::Instant,
                                           std::optional<core::Instant>>(
             "select id, child_id, family_member_id, said_by, way, given_on, sealed_text, "
             "picture_id, picture_type, picture_size, picture_scan, picture_sealed_name, "
             "may_be_shown, recorded_by, recorded_at, mistaken_at from family_views "
             "where authority_id = :a "
             "and meeting_id = :m order by given_on, recorded_at, id",
             authority,
             meeting))
        found.push_back(
            {.id = std::move(id),
             .authority = authority,
             .meeting = meeting,
             .person = person_of(std::move(child), std::move(member)),
             .by = core::views_by_from(by).value(),
             .way = core::views_way_from(way).value(),
             .given_on = given_on,
             .sealed_text = std::move(text),
             .picture = picture_of(std::move(picture), type, size, scan, std::move(name), at),
             .may_be_shown = shown != 0,
             .recorded_by = std::move(recorder),
             .recorded_at = at,
             .mistaken_at = mistaken_at});
    return found;
}

std::optional<std::string> PreparationStore::picture(const core::AuthorityId& authority,
                                                     const core::FamilyViewsId& id)
{
    auto found = sql_.find<std::string>(
        "select picture_sealed from family_views where authority_id = :a and id = :i and "
        "picture_id <> ''",
        authority,
        id);
    if (!found) return std::nullopt;
    return std::move(std::get<0>(*found));
}

void PreparationStore::mark_views(const core::AuthorityId& authority,
                                  const core::FamilyViewsId& id,
                                  bool may_be_shown)
{
    sql_.execute("update family_views set may_be_shown = :v where authority_id = :a and id = :i",
                 may_be_shown,
                 authority,
                 id);
}

bool PreparationStore::mark_mistaken(const core::AuthorityId& authority,
                                     const core::FamilyViewsId& id,
                                     core::Instant at)
{
    return sql_.execute(
               "update family_views set mistaken_at = :at, may_be_shown = 0 "
               "where authority_id = :a and id = :i and mistaken_at is null",
               at,
               authority,
               id) == 1;
}

void PreparationStore::add_exclusion(const core::ExclusionRequest& request)
{
    sql_.execute(
        "insert into exclusion_request (id, authority_id, meeting_id, family_member_id, ground, "
        "scope, sealed_asked_by, sealed_evidence, recorded_by, recorded_at) values (:i, :a, :m, "
        ":f, :g, :s, :ab, :e, :b, :at)",
        request.id,
        request.authority,
        request.meeting,
        request.member,
        std::string{code(request.ground)},
        std::string{code(request.scope)},
        request.sealed_asked_by,
        request.sealed_evidence,
        request.recorded_by,
        request.recorded_at);
}

std::vector<core::ExclusionRequest> PreparationStore::exclusions_of(
    const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    std::vector<core::ExclusionRequest> found;
    for (auto& [id,
                member,
                ground,
                scope,
                asked_by,
                evidence,
                recorder,
                recorded_at,
                decision,
                decided_scope,
                until,
                part,
                reason,
                told,
                by,
                at] : sql_.select<core::ExclusionRequestId,
                                  core::FamilyMemberId,
                                  std::string,
                                  std::string,
                                  std::string,
                                  std::string,
                                  core::UserId,
                                  core::Instant,
                                  std::optional<std::string>,
                                  std::optional<std::string>,
                                  std::optional<core::Date>,
                                  std::string,
                                  std::string,
                                  std::string,
                                  std::optional<core::UserId>,
                                  std::optional<core::Instant>>(
             "select id, family_member_id, ground, scope, sealed_asked_by, sealed_evidence, "
             "recorded_by, recorded_at, decision, decided_scope, until_on, sealed_part, "
             "sealed_reason, sealed_told, decided_by, decided_at from exclusion_request where "
             "authority_id = :a and meeting_id = :m order by recorded_at, id",
             authority,
             meeting)) {
        core::ExclusionRequest request{.id = std::move(id),
                                       .authority = authority,
                                       .meeting = meeting,
                                       .member = std::move(member),
                                       .ground = core::exclusion_ground_from(ground).value(),
                                       .scope = core::exclusion_scope_from(scope).value(),
                                       .sealed_asked_by = std::move(asked_by),
                                       .sealed_evidence = std::move(evidence),
                                       .recorded_by = std::move(recorder),
                                       .recorded_at = recorded_at};
        if (decision)
            request.decided = core::ExclusionDecided{
                .decision = core::exclusion_decision_from(*decision).value(),
                .scope = core::exclusion_scope_from(decided_scope.value()).value(),
                .until = until,
                .sealed_part = std::move(part),
                .sealed_reason = std::move(reason),
                .sealed_told = std::move(told),
                .by = std::move(by).value(),
                .at = at.value()};
        found.push_back(std::move(request));
    }
    return found;
}

bool PreparationStore::decide_exclusion(const core::AuthorityId& authority,
                                        const core::ExclusionRequestId& id,
                                        const core::ExclusionDecided& decided)
{
    return sql_.execute(
               "update exclusion_request set decision = :d, decided_scope = :s, until_on = :u, "
               "sealed_part = :p, sealed_reason = :r, sealed_told = :t, decided_by = :b, "
               "decided_at = :at where authority_id = :a and id = :i and decision is null",
               std::string{code(decided.decision)},
               std::string{code(decided.scope)},
               decided.until,
               decided.sealed_part,
               decided.sealed_reason,
               decided.sealed_told,
               decided.by,
               decided.at,
               authority,
               id) == 1;
}

}  // namespace quorate::db
