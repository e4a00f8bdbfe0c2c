// Every text of the page in both languages; one key is one meaning.
const messages = {
  en: {
    language: '中文', interface: 'REST interface', login: 'Log in', logout: 'Log out', username: 'User name', password: 'Password',
    meters: 'Meters', all: 'All', chooseMeter: 'Choose a meter', sell: 'Sell credit', amount: 'Amount (CNY)', paidBy: 'Paid by',
    sellNow: 'Sell', sellAgain: 'Sell once more',
    duplicate: 'The same amount was sold for this meter a moment ago. If it is meant, sell once more.', operations: 'Operations', live: 'live', offline: 'connection lost, trying again', floor: 'F',
    NOT_OPENED: 'Not opened', LOST: 'Lost', ARREARS: 'Arrears', ALARM_2: 'Alarm 2', ALARM_1: 'Alarm 1', NORMAL: 'Normal',
    sold: 'Sold', inFlight: 'In flight', unknown: 'Unknown', undelivered: 'Undelivered', onMeter: 'On the meter', read: 'read',
    purchaseCount: 'Purchase count', serialNumber: 'Meter number', relay: 'Relay', closed: 'closed', open: 'open',
    ago: '{n} ago', seconds: '{n} s', minutes: '{n} min', hours: '{n} h', never: 'never read', noAccount: 'No account is open on this meter.',
    ACCEPTED: 'accepted', SENT: 'sent', VERIFIED: 'read back (verified)', PENDING: 'waiting', CONFIRMED: 'confirmed', REFUSED: 'refused',
    UNKNOWN: 'unknown', CANCELLED: 'cancelled', EXPIRED: 'expired', SUPERSEDED: 'superseded', AWAITING_APPROVAL: 'awaiting approval',
    SALE: 'Sale', OPENING: 'Opening', RELAY: 'Relay order', RELAY_OPEN: 'Relay open', FORCED_CLOSED: 'Forced closed', FORCED_OPEN: 'Forced open', QUARANTINED: 'Quarantined', SUSPENDED: 'Suspended', TRANSFER_OUT: 'Transfer out', TRANSFER_IN: 'Transfer in', WRITE_PENDING: 'Write pending', TARIFF: 'Tariff push', receipt: 'receipt', unreachable: 'The server cannot be reached. Try again.',
    CASH: 'Cash', BANK: 'Bank card', WECHAT: 'WeChat Pay', ALIPAY: 'Alipay', UNIONPAY: 'UnionPay', CAMPUS_CARD: 'Campus card', TRANSFER: 'Bank transfer',
  },
  zh: {
    language: 'English', interface: 'REST 接口', login: '登录', logout: '退出', username: '用户名', password: '密码',
    meters: '电表', all: '全部', chooseMeter: '请选择电表', sell: '售电', amount: '金额（元）', paidBy: '支付方式',
    sellNow: '售电', sellAgain: '再次售电',
    duplicate: '刚刚已向该电表售出相同金额，如确需再售请再次点击。', operations: '设备操作', live: '实时', offline: '连接中断，正在重试', floor: '层',
    NOT_OPENED: '未开户', LOST: '失联', ARREARS: '欠费', ALARM_2: '报警2', ALARM_1: '报警1', NORMAL: '正常',
    sold: '已售', inFlight: '在途', unknown: '结果未知', undelivered: '未送达', onMeter: '表内余额', read: '读取于',
    purchaseCount: '购电次数', serialNumber: '表号', relay: '继电器', closed: '闭合', open: '断开',
    ago: '{n}前', seconds: '{n}秒', minutes: '{n}分钟', hours: '{n}小时', never: '尚未读取', noAccount: '该电表未开户。',
    ACCEPTED: '已受理', SENT: '已发送', VERIFIED: '已回读（核实）', PENDING: '等待', CONFIRMED: '已确认', REFUSED: '已拒绝',
    UNKNOWN: '未知', CANCELLED: '已取消', EXPIRED: '已过期', SUPERSEDED: '已被取代', AWAITING_APPROVAL: '待审批',
    SALE: '售电', OPENING: '开户', RELAY: '继电器控制', RELAY_OPEN: '继电器断开', FORCED_CLOSED: '保电', FORCED_OPEN: '拉闸', QUARANTINED: '已隔离', SUSPENDED: '报停', TRANSFER_OUT: '转出', TRANSFER_IN: '转入', WRITE_PENDING: '待写入', TARIFF: '电价下发', receipt: '收据', unreachable: '无法连接服务器，请重试。',
    CASH: '现金', BANK: '银行卡', WECHAT: '微信支付', ALIPAY: '支付宝', UNIONPAY: '银联', CAMPUS_CARD: '校园卡', TRANSFER: '银行转账',
  },
};

let language = localStorage.getItem('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

export const currentLanguage = () => language;

export function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', language);
}

export const text = (key, values = {}) =>
  (messages[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function translatePage() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.querySelectorAll('[data-text]').forEach(element => { element.textContent = text(element.dataset.text); });
}

/** How long ago an instant was, in words; money is never shown without it. */
export function age(instant) {
  if (!instant) return text('never');
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(instant)) / 1000));
  const [unit, n] = seconds < 90 ? ['seconds', seconds] : seconds < 5400 ? ['minutes', Math.round(seconds / 60)] : ['hours', Math.round(seconds / 3600)];
  return text('ago', { n: text(unit, { n }) });
}

/** A decimal string of CNY the way this language writes it; never through a floating-point number. */
export function money(decimal) {
  if (decimal == null) return '–';
  const [whole, cents] = decimal.replace('-', '').split('.');
  return (decimal.startsWith('-') ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + '.' + cents;
}
