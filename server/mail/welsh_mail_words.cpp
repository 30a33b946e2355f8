// The Welsh of mails, in the order of mail_words.cpp.
#include "server/mail/mail_words.hpp"

namespace quorate::server {

constinit const MailWords welsh_mail_words{
    .what_has_changed = "Beth sydd wedi newid",
    .telephone = "Ffôn",
    .when = "Pryd",
    .meeting = "Cyfarfod",
    .which_part = "Pa ran",
    .where = "Ble",
    .access = "Mynediad",
    .reference = "Cyfeirnod",
    .times = "{from} tan {until}",
    .by_day = " erbyn {day}",
    .soon = " cyn gynted ag y gallwch",
    .come = "yn dod",
    .join_by_video = "yn ymuno drwy fideo",
    .come_or_join = "yn dod, yn ymuno o rywle arall",
    .no_case_information = "Nid oes gwybodaeth am yr achos yn y neges hon.",
    .yours_alone = "I chi yn unig y mae'r ddolen: peidiwch ag anfon y neges hon ymlaen.",
    .not_written_here = "Nid ydym yn ysgrifennu yma am beth mae'r cyfarfod.",
    .only_for_you = "I chi yn unig y mae'r ddolen. Peidiwch â'i rhoi i neb arall.",
    .no_account = "Nid oes angen cyfrif arnoch.",
    .no_password = "Nid oes angen cyfrif na chyfrinair arnoch.",
    .help =
        "Gallwch ddod â rhywun i'ch cefnogi. Dywedwch wrthym os oes arnoch angen cyfieithydd, help "
        "i gyrraedd, help gyda gofal plant, neu amser arall, ar y dudalen y tu ôl i'r ddolen, neu "
        "atebwch yr e-bost hwn. Mae'r "
        "dudalen hefyd yn dweud wrthych pwy fydd yno.",
    .help_with_interpreter =
        "Gallwch ddod â rhywun i'ch cefnogi. Rydym yn gwybod bod angen cyfieithydd arnoch. "
        "Dywedwch wrthym os oes arnoch angen help i gyrraedd, help gyda gofal "
        "plant, neu amser arall, ar y dudalen y tu ôl i'r ddolen, neu atebwch yr e-bost hwn. Mae'r "
        "dudalen hefyd yn dweud wrthych pwy fydd yno.",
    .without_telephone = "Os na allwch ffonio, atebwch yr e-bost hwn.",
    .one_of_several =
        "Nid copi yw hwn: cynhelir cyfarfod arall yr un pryd â hwn, ac rydych wedi'ch gwahodd i "
        "bob un. Atebwch bob un os gwelwch yn dda.",
    .please_remove = "Os yw'r cyfarfod yn dal yn eich calendr, tynnwch ef oddi yno.",
    .reply_link = "Ateb y gwahoddiad hwn",
    .change_reply_link = "Gweld a newid eich ateb",
    .family_reply_link = "Dweud wrthym a allwch ddod",
    .family_change_link = "Gweld eich ateb, neu ei newid",
    .invitation_link = "Gweld y gwahoddiad",
    .invitation = "Gwahoddiad: ",
    .invited = "Rydych wedi'ch gwahodd i gyfarfod amlasiantaeth",
    .invited_to_chair = "Chi fydd yn cadeirio cyfarfod amlasiantaeth",
    .family_invited = "Rydych wedi'ch gwahodd i gyfarfod",
    .please_reply =
        "Atebwch{when}, os gwelwch yn dda. Gallwch ddweud y byddwch {ways}, yn anfon dirprwy, yn "
        "anfon adroddiad yn unig, neu na allwch ddod. Nid oes angen cyfrif arnoch.",
    .chair_please_reply =
        "Atebwch{when}, os gwelwch yn dda. Gallwch ddweud y byddwch {ways}, neu na allwch ddod. "
        "Nid oes angen cyfrif arnoch.",
    .family_please_reply =
        "Dywedwch wrthym{when} a allwch ddod. Nid oes angen cyfrif na chyfrinair arnoch.",
    .changed = "Newid: ",
    .changed_to_confirm = "Newid, cadarnhewch os gwelwch yn dda: ",
    .has_changed = "Mae cyfarfod y cawsoch wahoddiad iddo wedi newid",
    .family_has_changed = "Mae eich cyfarfod wedi newid",
    .reply_again =
        "Mae'r amser wedi newid, felly nid yw ateb a roesoch o'r blaen yn cyfrif mwyach. Atebwch "
        "eto{when}, os gwelwch yn dda.",
    .reply_again_link = "Ateb eto",
    .check_reply = "Gwnewch yn siŵr eich bod yn dal i allu dod, a rhowch wybod i ni{when}.",
    .page_shows_reply = "Mae eich tudalen yn dangos yr ateb sydd gennym gennych chi.",
    .family_reply_again =
        "Mae'r amser wedi newid, felly nid yw ateb a roesoch o'r blaen yn cyfrif mwyach. Dywedwch "
        "wrthym eto{when} a allwch ddod.",
    .family_check_reply = "Dywedwch wrthym{when} a ydych yn dal i allu dod.",
    .family_page_shows_reply = "Mae eich tudalen yn dangos yr ateb sydd gennym gennych chi.",
    .confirm = "Cadarnhewch eich bod wedi gweld hyn, os gwelwch yn dda: mae'n newid ar fyr rybudd.",
    .confirm_link = "Cadarnhau eich bod wedi gweld hyn, ac ateb",
    .family_confirm =
        "Cadarnhewch eich bod wedi gweld hyn, os gwelwch yn dda. Rydym am fod yn siŵr eich bod yn "
        "gwybod.",
    .family_confirm_link = "Cadarnhau eich bod wedi gweld hyn",
    .reminder = "Nodyn atgoffa: ",
    .coming_up = "Mae cyfarfod y cawsoch wahoddiad iddo yn agosáu",
    .reply_to_coming_up =
        "Atebwch, os gwelwch yn dda: rydych wedi'ch gwahodd i gyfarfod amlasiantaeth",
    .family_coming_up = "Mae eich cyfarfod yn agosáu",
    .chair_reminded = "Chi sy'n cadeirio'r cyfarfod hwn. Os na allwch, rhowch wybod i ni nawr.",
    .have_reply = "Mae gennym eich ateb. Os oes unrhyw beth wedi newid, newidiwch ef nawr.",
    .no_reply = "Nid oes gennym ateb gennych eto.",
    .family_have_reply = "Mae gennym eich ateb. Os oes unrhyw beth wedi newid, rhowch wybod i ni.",
    .family_no_reply =
        "Nid ydych wedi dweud wrthym eto a allwch ddod. Dywedwch wrthym{when}. Nid oes angen "
        "cyfrif na chyfrinair arnoch.",
    .cancelled_to_confirm = "Wedi'i ganslo, cadarnhewch os gwelwch yn dda: ",
    .confirm_end =
        "Cadarnhewch eich bod wedi gweld hyn, os gwelwch yn dda, rhag i chi ddod yn ofer.",
    .cancelled = "Wedi'i ganslo: ",
    .is_cancelled = "Mae cyfarfod y cawsoch wahoddiad iddo wedi'i ganslo",
    .family_is_cancelled = "Mae eich cyfarfod wedi'i ganslo",
    .no_need_to_reply = "Nid oes angen i chi ateb.",
    .nothing_to_do = "Nid oes angen i chi wneud dim.",
    .family_page_link = "Gweld eich tudalen",
    .need_not_come_subject = "Dim angen: ",
    .need_not_come = "Nid oes angen i chi ddod i'r cyfarfod hwn",
    .not_needed = "Nid oes eich angen mwyach: ",
    .is_not_needed = "Nid oes eich angen yn y cyfarfod hwn mwyach",
    .goes_ahead =
        "Bydd y cyfarfod yn mynd yn ei flaen hebddoch. Os gofynnwyd i chi ei gadeirio, nid ydych "
        "yn ei gadeirio mwyach.",
    .minutes = "Cofnodion yn barod: ",
    .minutes_ready = "Mae eich copi o'r cofnodion yn barod",
    .minutes_link = "Darllen eich copi",
    .open_minutes =
        "Agorwch ef lle na all neb arall ei ddarllen. "
        "Ar bob dyfais newydd, byddwn yn anfon cod i'r cyfeiriad hwn yn gyntaf.",
    .papers = "Papurau'n barod: ",
    .papers_ready = "Mae papurau eich cyfarfod yn barod",
    .papers_link = "Darllen y papurau",
    .open_papers =
        "Agorwch nhw lle na all neb arall eu darllen. "
        "Ar bob dyfais newydd, byddwn yn anfon cod i'r cyfeiriad hwn yn gyntaf.",
    .corrected_minutes = "Cofnodion wedi'u cywiro: ",
    .minutes_are_corrected = "Cafodd rhywbeth ei gywiro yn eich copi o'r cofnodion",
    .minutes_replace =
        "Mae'r copi hwn yn disodli'r un oedd gennych: nid yw'r ddolen i hwnnw yn gweithio mwyach.",
    .corrected_papers = "Papurau wedi'u cywiro: ",
    .papers_are_corrected = "Cafodd rhywbeth ei gywiro ym mhapurau eich cyfarfod",
    .papers_replace =
        "Mae'r papurau hyn yn disodli'r rhai oedd gennych: nid yw'r ddolen i'r rheini yn gweithio "
        "mwyach.",
    .action_points = "Pwyntiau gweithredu: ",
    .one_action_point = "Mae gennych 1 pwynt gweithredu o'r cyfarfod hwn",
    .many_action_points = "Eich pwyntiau gweithredu o'r cyfarfod hwn: {count}",
    .action_points_link = "Gweld yr hyn a gytunwyd ac adrodd ar gynnydd",
    .agreed = "Beth wnaethoch chi gytuno: ",
    .agreed_to_do = "Beth wnaethoch chi gytuno i'w wneud",
    .agreed_link = "Ei weld, a dweud wrthym sut mae'n mynd",
    .code = "Eich cod: ",
    .code_is = "Eich cod yw {code}",
    .code_link = "Mynd yn ôl i'ch tudalen",
    .code_use = "Rhowch ef ar y dudalen lle gofynnoch amdano. Mae'n gweithio unwaith, am 15 munud.",
    .code_never_asked =
        "Ni fyddwn byth yn gofyn i chi am y cod hwn dros y ffôn. Os na ofynnoch amdano, peidiwch "
        "â'i roi i neb arall, a rhowch wybod i ni: efallai bod eich dolen gan rywun arall.",
    .no_change = "Dim newid: ",
    .same_time = "Mae'r cyfarfod yn aros ar yr un amser",
    .time_declined =
        "Fe wnaethoch chi gynnig amser arall. Nid oes modd ei ddefnyddio. Dywedwch a allwch ddod "
        "ar yr amser uchod, os gwelwch yn dda.",
};

constinit const PollWords welsh_poll_words{
    .which_time = "Pa amser sy'n gyfleus i chi? ",
    .which_time_again = "Atebwch, os gwelwch yn dda: pa amser sy'n gyfleus i chi? ",
    .one_time = "Allwch chi ddod ar yr amser hwn?",
    .many_times = "Pa un o'r amseroedd hyn sy'n gyfleus i chi?",
    .time = "Amser {number}",
    .how = "Sut",
    .answer_by = "Ateb erbyn",
    .ask_of_one =
        "Rydym yn chwilio am amser ar gyfer cyfarfod. Dywedwch am bob amser ai hwnnw yw'r gorau i "
        "chi, a yw'n bosibl, neu na allwch ddod bryd hynny. Mae'r amser yn cael ei gadw'n rhydd "
        "tan hynny.",
    .ask_of_many =
        "Rydym yn chwilio am amser ar gyfer cyfarfod. Dywedwch am bob amser ai hwnnw yw'r gorau i "
        "chi, a yw'n bosibl, neu na allwch ddod bryd hynny. Mae'r amseroedd yn cael eu cadw'n "
        "rhydd tan hynny.",
    .may_change =
        "Gallwch newid eich ateb tan hynny. Byddwch yn cael gwybod beth fydd y canlyniad.",
    .answer_link = "Ateb",
    .do_not_pass_on = "I chi yn unig y mae'r ddolen: peidiwch â'i rhoi i neb arall.",
    .chosen = "Dewiswyd amser: ",
    .was_chosen = "Dewiswyd yr amser hwn",
    .invitation_follows =
        "Bydd eich gwahoddiad yn dilyn. Nid oes angen yr amseroedd eraill mwyach.",
    .stopped = "Nid oes angen eich ateb mwyach: ",
    .was_stopped = "Nid oes angen eich ateb mwyach",
    .nothing_needed =
        "Nid oes angen yr un o'r amseroedd y gofynnom i chi amdanynt mwyach. Nid oes rhaid i chi "
        "wneud dim.",
};

}  // namespace quorate::server
